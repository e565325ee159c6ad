-- The sizes that the levels were cut to: the paper's from 100,000 entries on, less on smaller inputs.
WITH sizes AS (
    SELECT
        CAST(coalesce(max(first_window), 0) AS BIGINT) AS first_window,
        CAST(coalesce(max(third_start), 0) AS BIGINT) AS third_start,
        CAST(coalesce(max(level_size), 0) AS BIGINT) AS level_size
    FROM entries
),
named AS (
    SELECT 'first_window' AS name, first_window AS value FROM sizes
    UNION ALL
    SELECT 'third_start', third_start FROM sizes
    UNION ALL
    SELECT 'level_size', level_size FROM sizes
)
SELECT name, value FROM named ORDER BY name
