-- A version's endpoints, with the instruction of those that are examples.
SELECT e.endpoint_id, e.api_id, x.instruction
FROM endpoints AS e
LEFT JOIN examples AS x ON x.endpoint_id = e.endpoint_id
ORDER BY e.endpoint_id
