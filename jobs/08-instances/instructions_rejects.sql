-- Endpoints with fewer than two good instructions are left out (paper 3.4).
WITH scored AS (
    SELECT endpoint_id, count(*) AS good
    FROM scores
    GROUP BY endpoint_id
)
SELECT
    e.endpoint_id AS key,
    'fewer-than-two-good' AS reason,
    CAST(coalesce(s.good, 0) AS STRING) || ' good candidates of ' || e.endpoint_name AS detail,
    CAST(1 AS BIGINT) AS rows
FROM endpoints AS e
LEFT JOIN scored AS s ON s.endpoint_id = e.endpoint_id
WHERE coalesce(s.good, 0) < 2
