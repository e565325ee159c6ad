-- The paper's levels, to the letter (9.2): Level 1 stays in training, asked by instruction_test; Level 2 takes one entry an API out of training;
-- Level 3 takes all entries of its APIs out of training.
WITH first_entries AS (
    SELECT endpoint_id, api_id, entry, level_size, row_number() OVER (PARTITION BY api_id ORDER BY entry) AS of_api
    FROM entries
    WHERE entry <= first_window
),
level_1 AS (
    SELECT endpoint_id
    FROM (
        SELECT endpoint_id, level_size, row_number() OVER (ORDER BY entry) AS place
        FROM entries
        WHERE entry <= first_window AND api_entries > 4
    ) AS frequent
    WHERE place <= level_size
),
level_2 AS (
    SELECT endpoint_id, api_id
    FROM (
        SELECT endpoint_id, api_id, level_size, row_number() OVER (ORDER BY entry) AS place
        FROM first_entries
        WHERE of_api = 1
    ) AS one_an_api
    WHERE place <= level_size
),
level_3 AS (
    SELECT endpoint_id, api_id
    FROM (
        SELECT e.endpoint_id, e.api_id, e.level_size, row_number() OVER (ORDER BY e.entry) AS place
        FROM entries AS e
        ANTI JOIN level_2 AS seen ON seen.api_id = e.api_id
        WHERE e.entry >= e.third_start
    ) AS unseen
    WHERE place <= level_size
),
held_out AS (
    SELECT DISTINCT api_id
    FROM level_3
)
SELECT
    'paper' AS scheme, e.endpoint_id, e.api_id, e.api_family, e.operation, e.entry,
    CASE
        WHEN two.endpoint_id IS NOT NULL THEN 'level2'
        WHEN three.endpoint_id IS NOT NULL THEN 'level3'
        WHEN h.api_id IS NOT NULL THEN 'removed'
        ELSE 'train'
    END AS split,
    one.endpoint_id IS NOT NULL AS level1
FROM entries AS e
LEFT JOIN level_1 AS one ON one.endpoint_id = e.endpoint_id
LEFT JOIN level_2 AS two ON two.endpoint_id = e.endpoint_id
LEFT JOIN level_3 AS three ON three.endpoint_id = e.endpoint_id
LEFT JOIN held_out AS h ON h.api_id = e.api_id
