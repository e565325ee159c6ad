-- Endpoints without a call in any language have no instances, and no place in the levels.
SELECT
    i.endpoint_id AS key,
    'no-call' AS reason,
    'its endpoint has no call in any language' AS detail,
    CAST(1 AS BIGINT) AS rows
FROM instructions AS i
ANTI JOIN calls AS c ON c.endpoint_id = i.endpoint_id
