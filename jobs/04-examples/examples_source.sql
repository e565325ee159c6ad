-- Three endpoints an API, drawn by a hash of their ids (paper 3.3).
WITH drawn AS (
    SELECT
        endpoint_id, api_id, api_name, endpoint_name, functionality, description, method, path,
        row_number() OVER (PARTITION BY api_id ORDER BY md5('examples:' || endpoint_id), endpoint_id) AS draw
    FROM endpoints
)
SELECT endpoint_id, api_id, api_name, endpoint_name, functionality, description, method, path
FROM drawn
WHERE draw <= 3
ORDER BY api_id, endpoint_id
