-- APIs with their family: APIs that are versions or copies of one another. Two APIs are kin when their names less version tokens are
-- equal, when one provider gives both one title, or when they share operations: at least five, and half of the smaller one's within a
-- provider, four fifths across providers. Operations without a word in their path, or that more than 25 APIs have, are no evidence.
-- The family's id is the least api_id that kinship reaches in eight steps. An id may be of two providers (a/b, and a with its service b): it is one API, of the least of them.
WITH apis AS (
    SELECT
        api_id, source, family_name, min(api_provider) AS api_provider,
        min(api_name) AS api_name, max(api_description) AS api_description, min(license) AS license,
        count(*) AS endpoints, count(DISTINCT operation) AS operations, count(DISTINCT file_id) AS files, count(DISTINCT api_version) AS versions
    FROM endpoints
    GROUP BY api_id, source, family_name
),
operations AS (
    SELECT DISTINCT api_id, operation
    FROM endpoints
),
telling AS (
    SELECT operation
    FROM operations
    WHERE instr(trim(replace(replace(operation, '{}', ''), '/', '')), ' ') > 0
    GROUP BY operation
    HAVING count(*) <= 25
),
shared AS (
    SELECT a.api_id, b.api_id AS other_id, count(*) AS operations
    FROM operations AS a
    JOIN telling AS t ON t.operation = a.operation
    JOIN operations AS b ON b.operation = a.operation AND b.api_id <> a.api_id
    GROUP BY a.api_id, b.api_id
),
kin AS (
    SELECT s.api_id, s.other_id AS kin_id
    FROM shared AS s
    JOIN apis AS a ON a.api_id = s.api_id
    JOIN apis AS b ON b.api_id = s.other_id
    WHERE s.operations >= 5
        AND s.operations >= least(a.operations, b.operations) * CASE WHEN a.api_provider = b.api_provider THEN 0.5 ELSE 0.8 END
    UNION ALL
    SELECT a.api_id, b.api_id
    FROM apis AS a
    JOIN apis AS b ON b.family_name = a.family_name
    UNION ALL
    SELECT a.api_id, b.api_id
    FROM apis AS a
    JOIN apis AS b ON b.api_provider = a.api_provider AND b.api_name = a.api_name
),
reach_1 AS (
    SELECT api_id, min(kin_id) AS family
    FROM kin
    GROUP BY api_id
),
reach_2 AS (
    SELECT k.api_id, min(r.family) AS family
    FROM kin AS k
    JOIN reach_1 AS r ON r.api_id = k.kin_id
    GROUP BY k.api_id
),
reach_3 AS (
    SELECT k.api_id, min(r.family) AS family
    FROM kin AS k
    JOIN reach_2 AS r ON r.api_id = k.kin_id
    GROUP BY k.api_id
),
reach_4 AS (
    SELECT k.api_id, min(r.family) AS family
    FROM kin AS k
    JOIN reach_3 AS r ON r.api_id = k.kin_id
    GROUP BY k.api_id
),
reach_8 AS (
    SELECT r.api_id, min(f.family) AS family
    FROM reach_4 AS r
    JOIN reach_4 AS f ON f.api_id = r.family
    GROUP BY r.api_id
)
SELECT
    a.api_id, r.family AS api_family, a.source, a.api_provider, a.api_name, a.api_description, a.license,
    CAST(a.endpoints AS BIGINT) AS endpoints, CAST(a.files AS BIGINT) AS files, CAST(a.versions AS BIGINT) AS versions
FROM apis AS a
JOIN reach_8 AS r ON r.api_id = a.api_id
