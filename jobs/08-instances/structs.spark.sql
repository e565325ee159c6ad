-- Struct literals are spelled differently by every engine; the stages' SQL names them as functions.
CREATE OR REPLACE TEMPORARY FUNCTION api_call_data(api_call STRING, lang STRING, functionality STRING, api_arguments STRING, description STRING, domain STRING, path STRING)
    RETURN named_struct('api_call', api_call, 'lang', lang, 'functionality', functionality, 'api_arguments', api_arguments, 'description', description, 'domain', domain, 'path', path);
CREATE OR REPLACE TEMPORARY FUNCTION instruction_candidate(idx BIGINT, candidate STRING, label STRING, probability_good DOUBLE, input_tokens_mean DOUBLE)
    RETURN named_struct('idx', idx, 'candidate', candidate, 'label', label, 'probability_good', probability_good, 'input_tokens_mean', input_tokens_mean)
