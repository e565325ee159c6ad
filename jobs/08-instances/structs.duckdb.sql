-- Struct literals are spelled differently by every engine; the stages' SQL names them as functions.
CREATE OR REPLACE MACRO api_call_data(api_call, lang, functionality, api_arguments, description, domain, path) AS
    {'api_call': api_call, 'lang': lang, 'functionality': functionality, 'api_arguments': api_arguments, 'description': description, 'domain': domain, 'path': path};
CREATE OR REPLACE MACRO instruction_candidate(idx, candidate, label, probability_good, input_tokens_mean) AS
    {'idx': idx, 'candidate': candidate, 'label': label, 'probability_good': probability_good, 'input_tokens_mean': input_tokens_mean}
