-- Three endpoints an API: those that people have reviewed, then others drawn by a hash of their ids (paper 3.3).
WITH drawn AS (
    SELECT
        e.endpoint_id, e.api_id, e.api_name, e.endpoint_name, e.functionality, e.description, e.method, e.path,
        r.instruction AS reviewed_instruction, r.reviewer,
        row_number() OVER (
            PARTITION BY e.api_id
            ORDER BY CASE WHEN r.endpoint_id IS NULL THEN 1 ELSE 0 END, md5('examples:' || e.endpoint_id), e.endpoint_id
        ) AS draw
    FROM endpoints AS e
    LEFT JOIN reviewed AS r ON r.endpoint_id = e.endpoint_id
)
SELECT
    endpoint_id, api_id, api_name, endpoint_name, functionality, description, method, path,
    reviewed_instruction, reviewer
FROM drawn
WHERE draw <= 3
ORDER BY api_id, endpoint_id
