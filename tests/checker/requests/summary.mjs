import { joint } from '../rules/rules.mjs';

const shown = 5;

/**
 * Counts operations and what is wrong with them. `strict` operations break no rule; `excused` ones among them have a part that nobody
 * could get right, counted by reason under `unsatisfiable`.
 */
export class Summary {
  #counts = { operations: 0, strict: 0, joint: 0, excused: 0, json_bodies: { valid: 0, invalid: 0, unsatisfiable: 0 } };
  #refused = new Map();
  #byRule = new Map();
  #reasons = new Map();
  #examples = new Map();

  add(line, findings) {
    const { violations, excuses } = findings;
    this.#counts.operations++;
    if (!violations.some(violation => joint.has(violation.rule))) this.#counts.joint++;
    if (violations.length === 0) this.#counts.strict++;
    if (violations.length === 0 && excuses.length > 0) this.#counts.excused++;
    if (findings.jsonBody) this.#counts.json_bodies[findings.jsonBody]++;
    for (const rule of new Set(violations.map(violation => violation.rule))) this.#byRule.set(rule, (this.#byRule.get(rule) ?? 0) + 1);
    for (const reason of new Set(excuses.map(excuse => excuse.reason))) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    for (const { rule, detail } of violations) this.#example(rule, line, detail);
    for (const { reason, detail } of excuses) this.#example(reason, line, detail);
  }

  /** A file that gave no operations, counted by the first word of its reason. */
  refuse({ refused }) {
    const reason = refused.split(':')[0];
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }

  #example(rule, { file, method, path }, detail) {
    const known = this.#examples.get(rule) ?? [];
    if (known.length < shown && !known.some(entry => entry.file === file && entry.path === path)) known.push({ file, method, path, detail });
    this.#examples.set(rule, known);
  }

  toJSON() {
    const { operations, strict, joint: fewer } = this.#counts;
    return {
      ...this.#counts,
      refused_files: sorted(this.#refused),
      strict_share: share(strict, operations),
      joint_share: share(fewer, operations),
      by_rule: sorted(this.#byRule),
      unsatisfiable: sorted(this.#reasons),
      examples: Object.fromEntries([...this.#examples].sort(([left], [right]) => (left < right ? -1 : 1))),
    };
  }
}

const share = (part, whole) => (whole === 0 ? 1 : Math.round((part / whole) * 1e5) / 1e5);

const sorted = counts => Object.fromEntries([...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1)));
