-- Everything known of a call in one row: the published schema first, then where it comes from.
SELECT
    e.api_name,
    e.api_description,
    api_call_data(c.api_call, c.lang, e.functionality, e.api_arguments, e.description, e.domain, e.path) AS api_call_data,
    i.instruction,
    i.instruction_test,
    '**api_description**:' || e.api_description || chr(10) || '**lang**:' || c.lang AS input,
    c.api_call AS output,
    e.endpoint_id || '-' || c.lang AS unique_id,
    c.lang,
    e.endpoint_id,
    e.api_id,
    e.api_provider,
    e.endpoint_name,
    e.method,
    e.source,
    e.file_id,
    e.license,
    c.call_source,
    i.instruction_source,
    i.candidates
FROM calls AS c
JOIN endpoints AS e ON e.endpoint_id = c.endpoint_id
JOIN instructions AS i ON i.endpoint_id = c.endpoint_id
