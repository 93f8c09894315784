import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../src/config.ts';

const ENVIRONMENT = {
  APP_NAME: 'shop',
  APP_ENV: 'development',
  DB_HOST: 'database',
  DB_PORT: '1234',
  DB_DATABASE: 'app',
  DB_USERNAME: 'me',
  DB_PASSWORD: 's3cret',
};

test('the environment is read', () => {
  assert.deepEqual(readConfig(ENVIRONMENT), {
    name: 'shop',
    development: true,
    port: 3000,
    database: { host: 'database', port: 1234, name: 'app', user: 'me', password: 's3cret' },
  });
});

test('without word of it, it is production', () => {
  assert.equal(readConfig({ ...ENVIRONMENT, APP_ENV: '' }).development, false);
});

test('all that is wrong is told at once', () => {
  const environment = {
    ...ENVIRONMENT,
    APP_ENV: 'test',
    DB_HOST: '',
    DB_PORT: '70000',
    PORT: '1x',
  };

  assert.throws(() => readConfig(environment), {
    name: ConfigError.name,
    message:
      "The environment is incomplete: APP_ENV is 'test', not development or production; " +
      "PORT is '1x', not a port from 1 to 65535; DB_HOST is not set; " +
      "DB_PORT is '70000', not a port from 1 to 65535.",
  });
});
