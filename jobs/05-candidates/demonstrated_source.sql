-- Every endpoint with the examples of its API as prompts show them.
WITH api_demonstrations AS (
    SELECT api_id, array_sort(array_agg(demonstration)) AS examples
    FROM examples
    GROUP BY api_id
)
SELECT
    e.endpoint_id, e.api_id, e.api_name, e.endpoint_name, e.functionality, e.description, e.method, e.path,
    d.examples
FROM endpoints AS e
LEFT JOIN api_demonstrations AS d ON d.api_id = e.api_id
ORDER BY e.api_id, e.endpoint_id
