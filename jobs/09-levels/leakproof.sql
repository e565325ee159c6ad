-- Levels that cannot leak: Level 3 holds whole API families out, Level 2 holds one operation a family out in every version, copy and language;
-- what is neither test nor training is removed. Level 1 is training, asked by instruction_test.
WITH families AS (
    SELECT
        api_family, count(*) AS endpoints, count(DISTINCT operation) AS operations,
        min(entries) AS entries, min(level_size) AS level_size
    FROM entries
    GROUP BY api_family
),
eligible AS (
    SELECT
        api_family, level_size,
        sum(endpoints) OVER (ORDER BY md5('families:' || api_family), api_family ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - endpoints AS before
    FROM families
    WHERE endpoints <= greatest(level_size, CASE WHEN entries < 100000 THEN CAST(floor(entries / 5.0) AS BIGINT) ELSE 0 END)
),
held_families AS (
    SELECT api_family
    FROM eligible
    WHERE before < level_size
),
level_3 AS (
    SELECT endpoint_id
    FROM (
        SELECT e.endpoint_id, e.level_size, row_number() OVER (ORDER BY e.entry) AS place
        FROM entries AS e
        SEMI JOIN held_families AS h ON h.api_family = e.api_family
    ) AS held
    WHERE place <= level_size
),
drawn_operations AS (
    SELECT
        e.api_family, e.operation, min(e.entry) AS entry, min(e.level_size) AS level_size,
        row_number() OVER (PARTITION BY e.api_family ORDER BY md5('operations:' || e.api_family || ' ' || e.operation), e.operation) AS draw
    FROM entries AS e
    JOIN families AS f ON f.api_family = e.api_family
    ANTI JOIN held_families AS h ON h.api_family = e.api_family
    WHERE f.operations >= 5
    GROUP BY e.api_family, e.operation
),
held_operations AS (
    SELECT api_family, operation, entry
    FROM (
        SELECT api_family, operation, entry, level_size, row_number() OVER (ORDER BY md5('level2:' || api_family), api_family) AS place
        FROM drawn_operations
        WHERE draw = 1
    ) AS one_a_family
    WHERE place <= level_size
),
split AS (
    SELECT
        e.endpoint_id, e.api_id, e.api_family, e.operation, e.entry, e.level_size, e.api_entries,
        CASE
            WHEN three.endpoint_id IS NOT NULL THEN 'level3'
            WHEN f.api_family IS NOT NULL THEN 'removed'
            WHEN o.entry = e.entry THEN 'level2'
            WHEN o.entry IS NOT NULL THEN 'removed'
            ELSE 'train'
        END AS split
    FROM entries AS e
    LEFT JOIN level_3 AS three ON three.endpoint_id = e.endpoint_id
    LEFT JOIN held_families AS f ON f.api_family = e.api_family
    LEFT JOIN held_operations AS o ON o.api_family = e.api_family AND o.operation = e.operation
),
level_1 AS (
    SELECT endpoint_id
    FROM (
        SELECT endpoint_id, level_size, row_number() OVER (ORDER BY entry) AS place
        FROM split
        WHERE split = 'train' AND api_entries > 4
    ) AS frequent
    WHERE place <= level_size
)
SELECT
    'leakproof' AS scheme, s.endpoint_id, s.api_id, s.api_family, s.operation, s.entry, s.split,
    one.endpoint_id IS NOT NULL AS level1
FROM split AS s
LEFT JOIN level_1 AS one ON one.endpoint_id = s.endpoint_id
