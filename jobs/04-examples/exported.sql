-- A version's examples with what they are of, as a reviewer gets them.
SELECT
    e.endpoint_id, e.api_id, e.api_name, e.endpoint_name, e.functionality, e.description, e.method, e.path,
    x.instruction, x.instruction_source
FROM examples AS x
JOIN endpoints AS e ON e.endpoint_id = x.endpoint_id
ORDER BY e.api_id, e.endpoint_id
