/** What the application is told from outside: environment variables, set in docker-compose.yml. */
export interface Config {
  readonly name: string;
  /** Whether an answer may tell what went wrong inside. */
  readonly development: boolean;
  readonly port: number;
  readonly database: DatabaseConfig;
}

export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

/** The environment is not what the application needs. Names everything that is wrong at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];

  function text(name: string, otherwise?: string): string {
    const value = environment[name] || otherwise;
    if (value === undefined) {
      problems.push(`${name} is not set`);
    }
    return value ?? '';
  }

  function oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const value = text(name, otherwise);
    const known = values.find((one) => one === value);
    if (known === undefined) {
      problems.push(`${name} is '${value}', not ${values.join(' or ')}`);
    }
    return known ?? otherwise;
  }

  function port(name: string, otherwise?: string): number {
    const value = text(name, otherwise);
    const number = /^[0-9]{1,5}$/.test(value) ? Number(value) : 0;
    if (value !== '' && (number < 1 || number > 65_535)) {
      problems.push(`${name} is '${value}', not a port from 1 to 65535`);
    }
    return number;
  }

  const config: Config = {
    name: text('APP_NAME', 'app'),
    development: oneOf('APP_ENV', ['development', 'production'], 'production') === 'development',
    port: port('PORT', '3000'),
    database: {
      host: text('DB_HOST'),
      port: port('DB_PORT'),
      name: text('DB_DATABASE'),
      user: text('DB_USERNAME'),
      password: text('DB_PASSWORD'),
    },
  };
  if (problems.length > 0) {
    throw new ConfigError(`The environment is incomplete: ${problems.join('; ')}.`);
  }
  return config;
}
