/** Compares an answer with the OpenAPI document: an undocumented status, header, type or property is a fault. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface ResponseObject {
  headers?: Record<string, { required?: boolean }>;
  content?: Record<string, object>;
}
type Operation = Record<string, unknown> & { responses: Record<string, ResponseObject> };
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation | undefined> | undefined>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** Of every HTTP answer, whatever the API says. */
const TRANSPORT = new Set([
  'content-type',
  'content-length',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);

export type Check = (method: string, path: string, answer: Answer) => string[];

export function contractCheck(document: OpenApi): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');

  function bodyFaults(pointer: string[], body: string): string[] {
    const escaped = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = ajv.getSchema(`openapi#/${escaped.join('/')}`);
    if (!validate) return [`there is no schema at ${pointer.join(' ')}`];
    try {
      return validate(JSON.parse(body)) ? [] : [ajv.errorsText(validate.errors)];
    } catch {
      return ['the body is not JSON'];
    }
  }

  function problemFaults(answer: Answer, status: number): string[] {
    const faults = bodyFaults(['components', 'schemas', 'Problem'], answer.body);
    if (answer.status !== status) faults.push(`the status is ${answer.status}, not ${status}`);
    if (answer.headers.get('content-type') !== 'application/problem+json')
      faults.push('it is no problem+json');
    return faults;
  }

  return (method, path, answer) => {
    const operations = document.paths[path];
    if (!operations) return problemFaults(answer, 404);
    const name = method === 'HEAD' ? 'get' : method.toLowerCase();
    const documented = operations[name];
    if (!documented) {
      const faults = problemFaults(answer, 405);
      return answer.headers.has('allow') ? faults : [...faults, 'Allow is missing'];
    }
    const status = String(answer.status);
    const response = documented.responses[status];
    if (!response) return [`status ${status} is not documented`];
    const faults = headerFaults(response, answer.headers);
    const type = answer.headers.get('content-type');
    if (!response.content) {
      if (answer.body !== '' || type !== null) faults.push('a body is not documented');
    } else if (type === null || !(type in response.content)) {
      faults.push(`content type ${String(type)} is not documented`);
    } else if (method !== 'HEAD') {
      faults.push(
        ...bodyFaults(['paths', path, name, 'responses', status, 'content', type, 'schema'], answer.body),
      );
    }
    return faults;
  };
}

function headerFaults(response: ResponseObject, headers: Headers): string[] {
  const known = new Map(
    Object.entries(response.headers ?? {}).map(([name, rule]) => [name.toLowerCase(), rule]),
  );
  const strange = [...headers.keys()].filter((name) => !known.has(name) && !TRANSPORT.has(name));
  const missing = [...known].filter(([name, rule]) => rule.required && !headers.has(name));
  return [
    ...strange.map((name) => `header ${name} is not documented`),
    ...missing.map(([name]) => `header ${name} is missing`),
  ];
}
