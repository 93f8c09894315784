type Fields = Readonly<Record<string, unknown>>;

/** Structured logs: one JSON object a line on stdout, where Docker collects them. */
export class Log {
  readonly #write: (line: string) => void;

  constructor(write: (line: string) => void = (line) => process.stdout.write(line)) {
    this.#write = write;
  }

  info(message: string, fields?: Fields): void {
    this.#line('info', message, fields);
  }

  warning(message: string, fields?: Fields): void {
    this.#line('warning', message, fields);
  }

  /** Logs what was thrown, and where. Nothing else of it: an error of a driver may hold values. */
  exception(thrown: unknown): void {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    this.#line('error', error.message, {
      exception: error.name,
      cause: error.cause instanceof Error ? error.cause.message : undefined,
      trace: (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 15)
        .map((line) => line.slice('    at '.length)),
    });
  }

  #line(level: string, message: string, fields: Fields = {}): void {
    this.#write(
      `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`,
    );
  }
}
