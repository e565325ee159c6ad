-- An endpoint's instruction is its good candidate with the best score, instruction_test the next best (paper 3.4).
WITH judged AS (
    SELECT c.endpoint_id, c.api_id, c.idx, c.candidate, c.instruction_source, l.label, l.probability_good, s.input_tokens_mean
    FROM candidates AS c
    LEFT JOIN labels AS l ON l.endpoint_id = c.endpoint_id AND l.idx = c.idx
    LEFT JOIN scores AS s ON s.endpoint_id = c.endpoint_id AND s.idx = c.idx
),
ranked AS (
    SELECT
        judged.*,
        row_number() OVER (PARTITION BY endpoint_id ORDER BY input_tokens_mean DESC NULLS LAST, idx) AS place
    FROM judged
)
SELECT
    endpoint_id, api_id,
    min(candidate) FILTER (WHERE place = 1) AS instruction,
    min(candidate) FILTER (WHERE place = 2) AS instruction_test,
    min(instruction_source) FILTER (WHERE place = 1) AS instruction_source,
    array_sort(array_agg(instruction_candidate(idx, candidate, label, probability_good, input_tokens_mean))) AS candidates
FROM ranked
GROUP BY endpoint_id, api_id
HAVING count(input_tokens_mean) >= 2
