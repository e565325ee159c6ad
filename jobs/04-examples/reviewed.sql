-- The reviews that become examples: an endpoint's latest, of an API's endpoints the three that were reviewed last.
WITH latest AS (
    SELECT endpoint_id, max(sequence) AS sequence
    FROM reviews
    GROUP BY endpoint_id
),
placed AS (
    SELECT
        e.endpoint_id, e.api_id, r.instruction, r.reviewer, r.sequence,
        row_number() OVER (PARTITION BY e.api_id ORDER BY r.sequence DESC, e.endpoint_id) AS place
    FROM latest AS l
    JOIN reviews AS r ON r.endpoint_id = l.endpoint_id AND r.sequence = l.sequence
    JOIN endpoints AS e ON e.endpoint_id = l.endpoint_id
)
SELECT endpoint_id, api_id, instruction, reviewer, sequence
FROM placed
WHERE place <= 3
