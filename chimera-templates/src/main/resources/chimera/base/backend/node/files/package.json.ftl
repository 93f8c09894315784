{
  "name": "backend",
  "description": "A small API and home page: TypeScript, Express, Kysely.",
  "private": true,
  "type": "module",
  "engines": {
    "node": ">=24"
  },
  "scripts": {
    "build": "tsc --project tsconfig.build.json",
    "check": "npm run lint && npm run typecheck && npm test",
    "format": "biome check --write",
    "lint": "biome check",
    "migrate": "node src/migrate.ts",
    "test": "node --test 'tests/**/*.test.ts'",
    "typecheck": "tsc"
  },
  "dependencies": {
    "express": "^5.3.0",
    "kysely": "^0.29.9",
[#if uses.database.capability == "database/postgresql"]
    "pg": "^8.23.1"
[#else]
    "mysql2": "^3.24.6"
[/#if]
  },
  "devDependencies": {
    "@biomejs/biome": "^2.6.8",
    "@types/express": "^5.0.6",
    "@types/node": "^24.19.4",
[#if uses.database.capability == "database/postgresql"]
    "@types/pg": "^8.23.1",
[/#if]
    "tsx": "^4.23.15",
    "typescript": "^7.0.2"
  }
}
