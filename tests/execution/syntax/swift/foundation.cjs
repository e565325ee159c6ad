// What of Foundation and the standard library a call may use: signatures, members, conversions.

const handler = '(Data?, URLResponse?, Error?) -> Void';

exports.calls = {
    'print(_:)': { takes: ['Any'], gives: 'Void' },
    'NSNull()': { takes: [], gives: 'NSNull' },
    'URL(string:)': { takes: ['String'], gives: 'URL?' },
    'URL(fileURLWithPath:)': { takes: ['String'], gives: 'URL' },
    'NSURL(string:)': { takes: ['String'], gives: 'NSURL?' },
    'Data(contentsOf:)': { takes: ['URL'], gives: 'Data', throws: true },
    'NSData(data:)': { takes: ['Data'], gives: 'NSData' },
    'NSMutableData(data:)': { takes: ['Data'], gives: 'NSMutableData' },
    'NSMutableData.append(_:)': { takes: ['Data'], gives: 'Void' },
    'String.data(using:)': { takes: ['String.Encoding'], gives: 'Data?' },
    'JSONSerialization.data(withJSONObject:options:)': { takes: ['Any', 'JSONSerialization.WritingOptions'], gives: 'Data', throws: true },
    'NSMutableURLRequest(url:cachePolicy:timeoutInterval:)': { takes: ['URL', 'NSURLRequest.CachePolicy', 'Double'], gives: 'NSMutableURLRequest' },
    'URLSession.dataTask(with:completionHandler:)': { takes: ['URLRequest', handler], gives: 'URLSessionDataTask' },
    'URLSessionDataTask.resume()': { takes: [], gives: 'Void' },
};

/** The parameters of a closure by its type. */
exports.closures = { [handler]: ['Data?', 'URLResponse?', 'Error?'] };

/** Members of a type, the type itself being 'type T'. */
exports.members = {
    'type URLSession.shared': 'URLSession',
    'type String.Encoding': 'type String.Encoding',
    'type String.Encoding.utf8': 'String.Encoding',
    'type NSURLRequest.CachePolicy.useProtocolCachePolicy': 'NSURLRequest.CachePolicy',
    'NSMutableURLRequest.httpMethod': 'String',
    'NSMutableURLRequest.allHTTPHeaderFields': '[String : String]?',
    'NSMutableURLRequest.httpBody': 'Data?',
};

exports.types = new Set(['URLSession', 'String', 'JSONSerialization', 'NSURLRequest']);

/** What `as` turns into what; `as?` asks at run time. */
exports.conversions = new Set(['NSURL as URL', 'NSData as Data', 'NSMutableData as Data', 'Data as Data', 'NSMutableURLRequest as URLRequest']);

/** Types whose literal is that of an array, empty at least. */
exports.optionSets = new Set(['JSONSerialization.WritingOptions']);
