SELECT
    license,
    CAST(count(DISTINCT api_id) AS BIGINT) AS apis,
    CAST(count(*) AS BIGINT) AS instances
FROM instances
GROUP BY license
ORDER BY instances DESC NULLS LAST, license NULLS FIRST
