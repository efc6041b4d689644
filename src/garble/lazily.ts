/** A value that is built when it is first asked for: tables and patterns cost nothing at activation. */
export function lazily<T extends object>(build: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= build();
    return value;
  };
}
