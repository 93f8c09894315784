import { offerCopies, offerSecrets } from "./connections.js";
import { LABELS, announcementOf, answerOf, nextDelay, noAnswer, parseReporters, snapshotOf, summaryOf } from "./health.js";
import { Instance } from "./instance.js";

const PATIENCE = 5_000;

const find = (selector) => document.querySelector(selector);

/** @type {import("./health.js").Service[]} */
const services = [...document.querySelectorAll("[data-service]")].map(({ dataset }) => ({
  id: dataset.service,
  title: dataset.title,
  source: dataset.source,
  reporters: parseReporters(dataset.reporters ?? ""),
}));
const instance = new Instance();

/** @type {import("./health.js").Snapshot | undefined} */
let snapshot;
let delay = 0;
let timer;
let polling = false;

/** Asks one service how it is. */
async function ask(id, signal) {
  try {
    const response = await fetch("health/" + encodeURIComponent(id), { cache: "no-store", signal });
    const text = await response.text();
    return answerOf(response.status, parse(text));
  } catch {
    return noAnswer();
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks everybody at once. */
async function round() {
  const signal = AbortSignal.timeout(PATIENCE);
  const asked = services.filter(({ source }) => source === "own");
  const [reachable, ...answers] = await Promise.all([
    instance.refresh(signal),
    ...asked.map(({ id }) => ask(id, signal)),
  ]);
  return { reachable, answers: new Map(asked.map(({ id }, index) => [id, answers[index]])) };
}

/** One round after the other, never two at once and none while the page is hidden. */
async function poll() {
  clearTimeout(timer);
  if (polling || document.hidden) {
    return;
  }
  polling = true;
  const before = snapshot;
  snapshot = snapshotOf(services, await round());
  polling = false;
  showSnapshot();
  if (snapshot.reachable) {
    showInstance();
  }
  const news = announcementOf(services, before, snapshot);
  if (news !== "") {
    announce(news);
  }
  delay = nextDelay(delay, { changed: news !== "", reachable: snapshot.reachable });
  timer = setTimeout(poll, delay);
}

function showSnapshot() {
  for (const [id, { name, detail }] of snapshot.states) {
    for (const element of document.querySelectorAll('[data-state-of="' + CSS.escape(id) + '"]')) {
      present(element, name);
    }
    const row = find('[data-service="' + CSS.escape(id) + '"]');
    row.querySelector("[data-state-text]").textContent = LABELS[name];
    row.querySelector("[data-state-detail]").textContent = detail;
  }
  const summary = summaryOf(snapshot);
  present(find("[data-summary]"), summary.name);
  find("[data-summary-text]").textContent = summary.text;
  find("[data-checked-at]").textContent = "checked at " + new Date().toLocaleTimeString();
  find("[data-unreachable]").hidden = snapshot.reachable;
}

/** The class colours it, the icon tells it without colour. */
function present(element, name) {
  element.classList.remove(...Object.keys(LABELS).map((each) => "state-" + each));
  element.classList.add("state-" + name);
  element.querySelector("use.state-icon, .state-icon use").setAttribute("href", "#icon-" + name);
}

function showInstance() {
  for (const variable of document.querySelectorAll("var[data-name]:not([data-secret])")) {
    variable.textContent = instance.value(variable.dataset.name) ?? variable.textContent;
  }
  for (const link of document.querySelectorAll("[data-link]")) {
    link.href = link.textContent;
  }
  for (const link of document.querySelectorAll("[data-port-link]")) {
    const port = instance.value(link.dataset.portLink);
    if (port !== undefined) {
      link.href = "http://" + location.hostname + ":" + port + "/";
      link.textContent = location.hostname + ":" + port;
    }
  }
}

/** A picture wider than the screen starts in its middle, where the proxy is. */
function centrePicture() {
  const picture = find("[data-picture]");
  if (picture !== null) {
    picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2;
  }
}

function announce(text) {
  find("[data-announcer]").textContent = text;
}

function offerThemes() {
  const root = document.documentElement;
  const choice = find("[data-theme-choice]");
  choice.querySelector('[value="' + CSS.escape(root.dataset.theme) + '"]')?.click();
  choice.addEventListener("change", ({ target }) => {
    root.dataset.theme = target.value;
    try {
      localStorage.setItem("chimera.theme", target.value);
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  });
  choice.hidden = false;
}

offerThemes();
centrePicture();
offerCopies(document, announce);
offerSecrets(document, instance);
find("[data-check-now]").hidden = false;
find("[data-check-now]").addEventListener("click", poll);
document.addEventListener("visibilitychange", poll);
poll();
