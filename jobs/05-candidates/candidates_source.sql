-- Every endpoint with the examples of its API.
WITH api_examples AS (
    SELECT api_id, array_sort(array_agg(instruction)) AS examples
    FROM examples
    GROUP BY api_id
)
SELECT
    e.endpoint_id, e.api_id, e.api_name, e.endpoint_name, e.functionality, e.description, e.method, e.path,
    x.examples
FROM endpoints AS e
LEFT JOIN api_examples AS x ON x.api_id = e.api_id
ORDER BY e.api_id, e.endpoint_id
