/**
 * What the answers of the health routes mean. Pure: no page, no network, no clock.
 *
 * @typedef {"up" | "degraded" | "down" | "checking" | "unknown" | "unreported"} StateName
 *
 * @typedef {object} State
 * @property {StateName} name
 * @property {string} detail a few words on why, possibly empty
 *
 * @typedef {object} Service
 * @property {string} id
 * @property {string} title
 * @property {"proxy" | "own" | "reported" | "none"} source who tells the state
 * @property {{consumer: string, check: string}[]} reporters whose checks cover a "reported" service
 *
 * @typedef {object} Answer of one health route
 * @property {boolean} ok whether the status was 2xx
 * @property {Record<string, string>} checks by requirement, empty if the body had none
 * @property {string} reason why it is not ok, in a few words
 *
 * @typedef {object} Round one poll of everything
 * @property {boolean} reachable whether the proxy answers
 * @property {Map<string, Answer>} answers by service id
 *
 * @typedef {object} Snapshot what a round tells
 * @property {boolean} reachable whether the proxy answers
 * @property {Map<string, State>} states by service id
 */

/** What a state is called on the page. */
export const LABELS = Object.freeze({
  up: "Up",
  degraded: "Needs attention",
  down: "Down",
  checking: "Checking",
  unknown: "Not known",
  unreported: "Not reported",
});

const FIRST_DELAY = 2_000;
const STEADY_DELAY = 10_000;
const UNREACHABLE_DELAY = 30_000;

/**
 * Reads `"backend:database worker:database"`.
 *
 * @param {string} text
 */
export function parseReporters(text) {
  return text
    .split(" ")
    .filter((entry) => entry.includes(":"))
    .map((entry) => {
      const colon = entry.indexOf(":");
      return { consumer: entry.slice(0, colon), check: entry.slice(colon + 1) };
    });
}

/**
 * Turns a response into an answer. A body that is no report counts as none.
 *
 * @param {number} status
 * @param {unknown} body parsed JSON, or undefined
 * @returns {Answer}
 */
export function answerOf(status, body) {
  const ok = status >= 200 && status < 300;
  const reported = typeof body === "object" && body !== null && "checks" in body ? body.checks : {};
  const checks = typeof reported === "object" && reported !== null ? { ...reported } : {};
  return { ok, checks, reason: ok ? "" : "answers with status " + status };
}

/** @returns {Answer} */
export function noAnswer() {
  return { ok: false, checks: {}, reason: "does not answer" };
}

/**
 * @param {Service[]} services
 * @param {Round} round
 * @returns {Snapshot}
 */
export function snapshotOf(services, round) {
  return {
    reachable: round.reachable,
    states: new Map(services.map((service) => [service.id, stateOf(service, round)])),
  };
}

/**
 * @param {Service} service
 * @param {Round} round
 * @returns {State}
 */
export function stateOf(service, round) {
  switch (service.source) {
    case "proxy":
      return round.reachable ? state("up") : state("down", "does not answer");
    case "own":
      return round.reachable ? ownState(round.answers.get(service.id)) : state("unknown");
    case "reported":
      return round.reachable ? reportedState(service, round.answers) : state("unknown");
    default:
      return state("unreported", "has no health route");
  }
}

/** @param {Answer | undefined} answer */
function ownState(answer) {
  if (answer === undefined) {
    return state("checking");
  }
  if (answer.ok) {
    return state("up");
  }
  const checks = Object.entries(answer.checks);
  const failing = checks.filter(([, result]) => result !== "ok").map(([check]) => check);
  if (failing.length > 0) {
    return state("degraded", "cannot use its " + failing.join(", "));
  }
  return state("down", answer.reason);
}

/**
 * One consumer that reaches the provider is enough to call it up: the others' errors are their own.
 *
 * @param {Service} service
 * @param {Map<string, Answer>} answers
 */
function reportedState(service, answers) {
  const said = service.reporters
    .map(({ consumer, check }) => ({ consumer, result: answers.get(consumer)?.checks[check] }))
    .filter(({ result }) => result !== undefined);
  const witness = said.find(({ result }) => result === "ok") ?? said[0];
  if (witness !== undefined) {
    return witness.result === "ok"
      ? state("up", "as " + witness.consumer + " reports")
      : state("down", witness.consumer + " cannot reach it");
  }
  return state("unknown", service.reporters.map(({ consumer }) => consumer).join(", ") + " does not tell");
}

/**
 * @param {StateName} name
 * @param {string} detail
 * @returns {State}
 */
function state(name, detail = "") {
  return { name, detail };
}

/**
 * The one line about everything: the worst state with its count. Services that report to nobody do
 * not count.
 *
 * @param {Snapshot} snapshot
 * @returns {{name: StateName, text: string}}
 */
export function summaryOf({ reachable, states }) {
  if (!reachable) {
    return { name: "down", text: "The stack does not answer" };
  }
  const told = [...states.values()].filter(({ name }) => name !== "unreported");
  const count = (name) => told.filter((each) => each.name === name).length;
  const name = ["down", "degraded", "checking", "unknown"].find((each) => count(each) > 0) ?? "up";
  const services = told.length + (told.length === 1 ? " service" : " services");
  const some = count(name) + " of " + services;
  switch (name) {
    case "down":
      return { name, text: some + " down" };
    case "degraded":
      return { name, text: some + " in need of attention" };
    case "checking":
      return { name, text: "Checking" };
    case "unknown":
      return { name, text: some + " not known" };
    default:
      return { name, text: told.length === 2 ? "Both services are up" : "All " + services + " are up" };
  }
}

/**
 * What a listener wants to hear: everything at first and when the stack comes or goes, otherwise
 * only what changed.
 *
 * @param {Service[]} services
 * @param {Snapshot | undefined} before undefined at first
 * @param {Snapshot} after
 * @returns {string} empty if nothing changed
 */
export function announcementOf(services, before, after) {
  if (before?.reachable !== after.reachable) {
    return summaryOf(after).text + ".";
  }
  return services
    .filter(({ id }) => before.states.get(id).name !== after.states.get(id).name)
    .map(({ id, title }) => title + ": " + LABELS[after.states.get(id).name].toLowerCase() + ".")
    .join(" ");
}

/**
 * How long to wait for the next round: soon after a change, then ever longer; longest while nobody
 * answers.
 *
 * @param {number} previous milliseconds
 * @param {{changed: boolean, reachable: boolean}} round
 */
export function nextDelay(previous, { changed, reachable }) {
  if (changed) {
    return FIRST_DELAY;
  }
  return Math.min(Math.max(previous * 1.5, FIRST_DELAY), reachable ? STEADY_DELAY : UNREACHABLE_DELAY);
}
