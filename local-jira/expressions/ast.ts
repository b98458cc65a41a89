/** A parsed expression. `start` and `end` are offsets in its source, for messages that quote it. */
export type Expression = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly flags: string }
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: 'member';
      readonly object: Expression;
      readonly property: Expression;
      readonly computed: boolean;
      readonly optional: boolean;
    }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly args: readonly Expression[];
      readonly optional: boolean;
    }
  | { readonly kind: 'new'; readonly type: string; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: '!' | '-' | '+' | 'typeof'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'function'; readonly parameters: readonly string[]; readonly body: Expression }
  /** Statements; the value is that of the last one. */
  | { readonly kind: 'block'; readonly statements: readonly Statement[] }
);

export type Statement =
  | { readonly kind: 'let'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'return'; readonly expression: Expression }
  | { readonly kind: 'if'; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression | null }
  | { readonly kind: 'try'; readonly body: Expression; readonly parameter: string | null; readonly handler: Expression }
  | { readonly kind: 'throw'; readonly value: Expression };
