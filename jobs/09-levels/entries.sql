-- The endpoints that have instances, in one seeded order that is the same for all languages, with the sizes that the order's length allows.
-- From 100,000 entries on the sizes are the paper's (9.2): a first window of 20,000, a third level from entry 80,000, up to 1,000 a level.
-- On smaller inputs all of them shrink in proportion.
WITH numbered AS (
    SELECT
        i.endpoint_id, i.api_id, a.api_family, e.operation,
        row_number() OVER (ORDER BY md5('levels:' || i.endpoint_id), i.endpoint_id) AS entry,
        count(*) OVER () AS entries,
        count(*) OVER (PARTITION BY i.api_id) AS api_entries
    FROM instructions AS i
    JOIN endpoints AS e ON e.endpoint_id = i.endpoint_id
    JOIN apis AS a ON a.api_id = i.api_id
    SEMI JOIN calls AS c ON c.endpoint_id = i.endpoint_id
),
scaled AS (
    SELECT numbered.*, least(CAST(1 AS DOUBLE), CAST(entries AS DOUBLE) / 100000) AS scale
    FROM numbered
)
SELECT
    endpoint_id, api_id, api_family, operation,
    CAST(entry AS BIGINT) AS entry,
    CAST(entries AS BIGINT) AS entries,
    CAST(api_entries AS BIGINT) AS api_entries,
    CAST(ceil(20000 * scale) AS BIGINT) AS first_window,
    CAST(ceil(80000 * scale) AS BIGINT) AS third_start,
    CAST(ceil(1000 * scale) AS BIGINT) AS level_size
FROM scaled
