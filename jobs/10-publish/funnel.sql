-- The funnel by source, as the paper's Tables 2 and 7: calls before validation, after the checks of calls, after the filter of instructions.
WITH called AS (
    SELECT endpoint_id, count(*) AS calls
    FROM calls
    GROUP BY endpoint_id
),
instanced AS (
    SELECT endpoint_id, count(*) AS instances
    FROM instances
    GROUP BY endpoint_id
)
SELECT
    e.source,
    CAST(count(DISTINCT CASE WHEN i.instances > 0 THEN e.api_id END) AS BIGINT) AS apis,
    CAST(count(i.instances) AS BIGINT) AS endpoints,
    CAST(10 * count(*) AS BIGINT) AS before_validation,
    CAST(sum(coalesce(c.calls, 0)) AS BIGINT) AS valid_calls,
    CAST(sum(coalesce(i.instances, 0)) AS BIGINT) AS instances
FROM endpoints AS e
LEFT JOIN called AS c ON c.endpoint_id = e.endpoint_id
LEFT JOIN instanced AS i ON i.endpoint_id = e.endpoint_id
GROUP BY e.source
ORDER BY e.source NULLS FIRST
