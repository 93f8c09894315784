import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";

// Browsers take every module script as a module, Node.js only what a package.json declares: by a
// data URL it is one without.
const source = await readFile(
  new URL("../../main/resources/chimera/base/core/dashboard/files/assets/health.js", import.meta.url),
  "utf8",
);
const health = await import("data:text/javascript," + encodeURIComponent(source));

const proxy = { id: "proxy", title: "nginx", source: "proxy", reporters: [] };
const backend = { id: "backend", title: "PHP", source: "own", reporters: [] };
const database = {
  id: "database",
  title: "MySQL",
  source: "reported",
  reporters: [{ consumer: "backend", check: "database" }],
};
const mail = { id: "mail", title: "Mailpit", source: "none", reporters: [] };
const all = [proxy, backend, database, mail];

const ok = health.answerOf(200, { status: "ok", checks: { database: "ok" } });
const failing = health.answerOf(503, { status: "error", checks: { database: "error" } });
const badGateway = health.answerOf(502, undefined);

const round = (answers, reachable = true) => ({ reachable, answers: new Map(Object.entries(answers)) });
const names = (snapshot) => Object.fromEntries([...snapshot.states].map(([id, { name }]) => [id, name]));

describe("the state of a service", () => {
  test("is up everywhere when all answer", () => {
    assert.deepEqual(names(health.snapshotOf(all, round({ backend: ok }))), {
      proxy: "up",
      backend: "up",
      database: "up",
      mail: "unreported",
    });
  });

  test("tells a service that answers with a failing check from one that does not answer", () => {
    assert.deepEqual(health.stateOf(backend, round({ backend: failing })), {
      name: "degraded",
      detail: "cannot use its database",
    });
    assert.equal(health.stateOf(backend, round({ backend: badGateway })).name, "down");
    assert.equal(health.stateOf(backend, round({ backend: health.noAnswer() })).name, "down");
  });

  test("of a provider is what its consumer reports", () => {
    assert.equal(health.stateOf(database, round({ backend: failing })).name, "down");
    assert.equal(health.stateOf(database, round({ backend: badGateway })).name, "unknown");
  });

  test("of a provider is up when one of several consumers reaches it", () => {
    const shared = {
      ...database,
      reporters: [
        { consumer: "worker", check: "store" },
        { consumer: "backend", check: "database" },
      ],
    };
    const worker = health.answerOf(503, { checks: { store: "error" } });
    assert.equal(health.stateOf(shared, round({ worker, backend: ok })).name, "up");
    assert.equal(health.stateOf(shared, round({ worker, backend: failing })).name, "down");
  });

  test("is not known while the proxy does not answer", () => {
    assert.deepEqual(names(health.snapshotOf(all, round({ backend: health.noAnswer() }, false))), {
      proxy: "down",
      backend: "unknown",
      database: "unknown",
      mail: "unreported",
    });
  });
});

describe("an answer", () => {
  test("has no checks when the body is none or strange", () => {
    for (const body of [undefined, null, "ok", 7, [], {}, { checks: null }, { checks: "x" }]) {
      const { ok: good, checks } = health.answerOf(200, body);
      assert.equal(good, true);
      assert.equal(checks.database, undefined);
    }
  });
});

describe("the summary", () => {
  const summary = (answers, reachable) => health.summaryOf(health.snapshotOf(all, round(answers, reachable)));

  test("names the worst state and leaves out who reports to nobody", () => {
    assert.deepEqual(summary({ backend: ok }), { name: "up", text: "All 3 services are up" });
    assert.deepEqual(summary({ backend: failing }), { name: "down", text: "1 of 3 services down" });
    assert.deepEqual(summary({}, false), { name: "down", text: "The stack does not answer" });
  });
});

describe("the announcement", () => {
  const up = health.snapshotOf(all, round({ backend: ok }));
  const broken = health.snapshotOf(all, round({ backend: failing }));
  const gone = health.snapshotOf(all, round({}, false));

  test("is everything at first, then only what changed", () => {
    assert.equal(health.announcementOf(all, undefined, up), "All 3 services are up.");
    assert.equal(health.announcementOf(all, up, up), "");
    assert.equal(health.announcementOf(all, up, broken), "PHP: needs attention. MySQL: down.");
  });

  test("is one sentence when the stack goes or comes back", () => {
    assert.equal(health.announcementOf(all, up, gone), "The stack does not answer.");
    assert.equal(health.announcementOf(all, gone, up), "All 3 services are up.");
  });
});

describe("the delay", () => {
  test("is short after a change and grows to a limit", () => {
    let delay = health.nextDelay(9_000, { changed: true, reachable: true });
    assert.equal(delay, 2_000);
    for (let i = 0; i < 20; i++) {
      const next = health.nextDelay(delay, { changed: false, reachable: true });
      assert.ok(next >= delay);
      delay = next;
    }
    assert.equal(delay, 10_000);
    for (let i = 0; i < 20; i++) {
      delay = health.nextDelay(delay, { changed: false, reachable: false });
    }
    assert.equal(delay, 30_000);
  });
});

describe("reporters", () => {
  test("are read from the page's attribute", () => {
    assert.deepEqual(health.parseReporters(""), []);
    assert.deepEqual(health.parseReporters("backend:database worker:store"), [
      { consumer: "backend", check: "database" },
      { consumer: "worker", check: "store" },
    ]);
  });
});
