SELECT
    c.endpoint_id || '-' || c.lang AS key,
    'no-instruction' AS reason,
    'its endpoint has fewer than two good instructions' AS detail,
    CAST(1 AS BIGINT) AS rows
FROM calls AS c
ANTI JOIN instructions AS i ON i.endpoint_id = c.endpoint_id
