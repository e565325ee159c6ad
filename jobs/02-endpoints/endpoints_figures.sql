-- Endpoints whose request lost optional parts to its bounds, and those with a part for which no value was found that its schema takes.
WITH told AS (
    SELECT
        CAST(coalesce(sum(CASE WHEN trimmed THEN 1 ELSE 0 END), 0) AS BIGINT) AS trimmed,
        CAST(coalesce(sum(CASE WHEN unsatisfied THEN 1 ELSE 0 END), 0) AS BIGINT) AS unsatisfied
    FROM endpoints
),
named AS (
    SELECT 'trimmed' AS name, trimmed AS value FROM told
    UNION ALL
    SELECT 'unsatisfied', unsatisfied FROM told
)
SELECT name, value FROM named ORDER BY name
