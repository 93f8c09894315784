[#--
  The dashboard: one static page about the services of the graph. What differs between two
  checkouts (ports, the name of the Compose project, secrets) is not in it: assets/dashboard.js
  reads that at run time.
--]
[#assign shown = services?filter(service -> service.environments?seq_contains("development"))]
[#assign shownIds = shown?map(service -> service.id)]
[#assign shownRoutes = routes?filter(route -> route.environments?seq_contains("development") && shownIds?seq_contains(route.service))]
[#assign secretNames = variables?filter(variable -> variable.secret)?map(variable -> variable.name)]
[#-- Text with ${NAME} placeholders; values come at run time, secrets only when asked for. --]
[#macro withVariables text]
  [#list text?split(r"${") as part]
    [#if part?index == 0]
[=part][#t]
    [#else]
      [#local name = part?keep_before("}") secret = secretNames?seq_contains(name)]
<var data-name="[=name]"[#if secret] data-secret[/#if]>[#if secret]••••••••[#else]${[=name]}[/#if]</var>[=part?keep_after("}")][#t]
    [/#if]
  [/#list]
[/#macro]
[#macro icon name class="size-4"]
<svg class="[=class] shrink-0" aria-hidden="true"><use href="#icon-[=name]"/></svg>[#t]
[/#macro]
[#macro copyButton what]
<button type="button" class="icon-button" data-copy hidden aria-label="Copy [=what]">[@icon "copy"/]</button>[#t]
[/#macro]
[#-- Where the state of a service comes from: "proxy" answers for itself and the files it serves,
     "own" has a health route, "reported" is told by consumers, "none" by nobody. --]
[#function reportersOf provider]
  [#local found = []]
  [#list shown?filter(consumer -> consumer.health??) as consumer]
    [#list consumer.uses?filter(use -> use.id == provider.id && consumer.health.reports?seq_contains(use.name)) as use]
      [#local found += [consumer.id + ":" + use.name]]
    [/#list]
  [/#list]
  [#return found]
[/#function]
[#function sourceOf service]
  [#if service.role == "proxy" || !service.container][#return "proxy"][/#if]
  [#if service.health??][#return "own"][/#if]
  [#return reportersOf(service)?has_content?then("reported", "none")]
[/#function]
[#function firstState service]
  [#return (sourceOf(service) == "none")?then("unreported", "checking")]
[/#function]
[#-- The picture. Columns go by role. Each relation is a curve that ends in a short straight piece
     bearing its label; one that crosses a column has a lane of its own there, so that no line
     runs through a box. --]
[#assign drawable = shown?size <= 40]
[#assign hasFrontend = shown?filter(service -> service.role == "frontend")?has_content]
[#assign tiers = {"proxy": 0, "dashboard": hasFrontend?then(1, 2), "frontend": 1, "backend": 2, "database": 3, "extra": 3, "admin": 4}]
[#assign members = []]
[#assign columnOf = {}]
[#assign titles = {}]
[#if drawable]
  [#list 0..4 as tier]
    [#assign inTier = shown?filter(service -> tiers[service.role] == tier)]
    [#if inTier?has_content]
      [#list inTier as service]
        [#assign columnOf += {service.id: members?size}]
        [#assign titles += {service.id: service.title}]
      [/#list]
      [#assign members += [inTier]]
    [/#if]
  [/#list]
[/#if]
[#-- One link for all relations of a kind between two services; "low" is its end in the earlier
     column, "beside" tells that both ends are in one. --]
[#assign links = []]
[#if drawable]
  [#assign pairs = []]
  [#list edges?filter(edge -> shownIds?seq_contains(edge.from) && shownIds?seq_contains(edge.to)) as edge]
    [#assign pair = edge.from + " " + edge.kind + " " + edge.to]
    [#if !pairs?seq_contains(pair)]
      [#assign pairs += [pair]]
      [#assign labels = edges?filter(other -> other.from == edge.from && other.kind == edge.kind && other.to == edge.to)?map(other -> other.label)]
      [#assign forward = columnOf[edge.from] <= columnOf[edge.to]]
      [#assign low = forward?then(edge.from, edge.to) high = forward?then(edge.to, edge.from)]
      [#assign links += [{
        "index": links?size, "kind": edge.kind, "label": labels?sort?join(", "), "from": edge.from, "to": edge.to,
        "forward": forward, "low": low, "high": high, "first": columnOf[low], "last": columnOf[high],
        "beside": columnOf[low] == columnOf[high]
      }]]
    [/#if]
  [/#list]
[/#if]
[#-- What a link occupies in a column: a box at its ends, a lane between them. --]
[#function placeOf link column]
  [#if column == link.first][#return "box " + link.low][/#if]
  [#if column == link.last][#return "box " + link.high][/#if]
  [#return "lane " + link.index + " " + column]
[/#function]
[#-- Each column is sorted by the mean rank of its neighbours in the one before: few crossings. --]
[#assign columns = []]
[#assign ranks = {}]
[#list members as inColumn]
  [#assign column = inColumn?index]
  [#assign places = []]
  [#list inColumn as service]
    [#assign before = links?filter(link -> link.high == service.id && !link.beside)]
    [#assign weight = before?has_content?then(0, service?index)]
    [#list before as link][#assign weight += ranks[placeOf(link, column - 1)] / before?size][/#list]
    [#assign places += [{"key": "box " + service.id, "service": service, "weight": weight}]]
  [/#list]
  [#list links?filter(link -> link.first < column && column < link.last) as link]
    [#assign places += [{"key": placeOf(link, column), "weight": ranks[placeOf(link, column - 1)] + 0.25}]]
  [/#list]
  [#assign places = places?sort_by("weight")]
  [#list places as place][#assign ranks += {place.key: place?index}][/#list]
  [#assign columns += [places]]
[/#list]
[#-- The links at one side of a box: "back" faces the later columns. --]
[#function endsAt id back]
  [#if back][#return links?filter(link -> link.low == id || (link.beside && link.high == id))][/#if]
  [#return links?filter(link -> link.high == id && !link.beside)]
[/#function]
[#-- An administered capability without its kind, which the box at the end shows: mysql of database/mysql. --]
[#function shortLabel link]
  [#return (link.kind == "administers")?then(link.label?split("/")?last, link.label)]
[/#function]
[#function clip text length]
  [#return (text?length > length)?then(text?truncate_c(length, "…"), text)]
[/#function]
[#function point along across upright]
  [#return upright?then(across + " " + along, along + " " + across)]
[/#function]
[#macro relations]
  [#list links as link]
[=titles[link.from]] ([=link.from]) [#t]
    [#if link.kind == "routes"]sends [=link.label] to [=titles[link.to]] ([=link.to])[#t]
    [#elseif link.kind == "uses"]uses [=titles[link.to]] ([=link.to]) as its [=link.label][#t]
    [#else]administers [=titles[link.to]] ([=link.to])[#t]
    [/#if]
[#sep]; [/#sep][#t]
  [#else]
No service needs another[#t]
  [/#list]
.[#t]
[/#macro]
[#-- "Along" is the axis of the columns, "across" the other one; "upright" turns columns into rows
     for narrow screens. --]
[#macro picture name upright class]
  [#local boxAlong = upright?then(58, 172) boxAcross = upright?then(148, 58)]
  [#local gap = upright?then(68, 124) stub = upright?then(30, 74)]
  [#local apart = upright?then(16, 26) laneAcross = 22]
  [#local spread = upright?then(78, 20) narrow = upright?then(30, 14)]
  [#-- Sizes: a box grows with the links at its busier side. --]
  [#local sizes = {} steps = {} extent = 0]
  [#list columns as places]
    [#local total = -apart]
    [#list places as place]
      [#local size = laneAcross]
      [#if place.service??]
        [#local size = boxAcross]
        [#list [true, false] as back]
          [#local ends = endsAt(place.service.id, back)]
          [#local arriving = ends?filter(link -> link.to == place.service.id)?size]
          [#local step = (arriving > 1)?then(spread, narrow)]
          [#local steps += {place.key + " " + back?c: step}]
          [#local needed = (ends?size - 1) * step + 36]
          [#local size = (needed > size)?then(needed, size)]
        [/#list]
      [/#if]
      [#local sizes += {place.key: size}]
      [#local total += size + apart]
    [/#list]
    [#local extent = (total > extent)?then(total, extent)]
  [/#list]
  [#-- Centres across: each column stands in the middle. --]
  [#local centres = {}]
  [#list columns as places]
    [#local total = -apart]
    [#list places as place][#local total += sizes[place.key] + apart][/#list]
    [#local at = (extent - total) / 2]
    [#list places as place]
      [#local centres += {place.key: at + sizes[place.key] / 2}]
      [#local at += sizes[place.key] + apart]
    [/#list]
  [/#list]
  [#-- Where links meet a box: in the order of where they go, so that they do not cross there. --]
  [#local anchors = {}]
  [#list columns as places]
    [#local column = places?index]
    [#list places?filter(place -> place.service??) as place]
      [#list [true, false] as back]
        [#local ends = []]
        [#list endsAt(place.service.id, back) as link]
          [#if link.beside]
            [#local towards = "box " + (link.low == place.service.id)?then(link.high, link.low)]
          [#else]
            [#local towards = placeOf(link, back?then(column + 1, column - 1))]
          [/#if]
          [#local ends += [{"index": link.index, "at": centres[towards]}]]
        [/#list]
        [#list ends?sort_by("at") as end]
          [#local offset = (end?index - (ends?size - 1) / 2) * steps[place.key + " " + back?c]]
          [#local anchors += {end.index + " " + place.service.id: centres[place.key] + offset}]
        [/#list]
      [/#list]
    [/#list]
  [/#list]
  [#local besideLast = links?filter(link -> link.beside && link.last == columns?size - 1)?has_content]
  [#local length = columns?size * boxAlong + (columns?size - 1) * gap + besideLast?then(gap / 2, 0)]
  [#local width = upright?then(extent, length) + 4 height = upright?then(length, extent) + 4]
<svg class="[=class]" viewBox="-2 -2 [=width] [=height]" width="[=width]" height="[=height]" role="img" aria-labelledby="[=name]-title [=name]-desc">
  <title id="[=name]-title">The services of [=project.name] and how they are related</title>
  <desc id="[=name]-desc">[@relations/]</desc>
  <defs>
  [#list ["routes", "uses", "administers"] as kind]
    <marker id="[=name]-[=kind]" class="arrow arrow-[=kind]" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M1 1 9 5 1 9z"/></marker>
  [/#list]
  </defs>
  [#list links as link]
    [#local start = anchors[link.index + " " + link.low] end = anchors[link.index + " " + link.high]]
    [#local along = link.first * (boxAlong + gap) + boxAlong]
    [#local path = "M" + point(along, start, upright)]
    [#if link.beside]
      [#local path += "C" + point(along + gap / 2, start, upright) + " " + point(along + gap / 2, end, upright) + " " + point(along, end, upright)]
      [#local labelAlong = along + gap * 3 / 8 labelAcross = (start + end) / 2]
    [#else]
      [#local labelAlong = along + stub / 2 labelAcross = start at = start]
      [#list link.first..<link.last as column]
        [#local arriving = column + 1 == link.last]
        [#local bend = along + (!link.forward && column == link.first)?then(stub, 0)]
        [#local unbend = along + gap - (link.forward && arriving)?then(stub, 0)]
        [#local turn = (bend + unbend) / 2 along += gap]
        [#local next = arriving?then(end, centres[placeOf(link, column + 1)])]
        [#local path += "L" + point(bend, at, upright) + "C" + point(turn, at, upright) + " " + point(turn, next, upright) + " " + point(unbend, next, upright)]
        [#if !arriving][#local along += boxAlong][/#if]
        [#local at = next path += "L" + point(along, at, upright)]
      [/#list]
      [#if link.forward][#local labelAlong = along - stub / 2 labelAcross = end][/#if]
    [/#if]
  <path class="edge edge-[=link.kind]" d="[=path]" marker-[=(link.forward || link.beside)?then("end", "start")]="url(#[=name]-[=link.kind])"/>
    [#if upright && !link.beside]
  <text class="edge-label" x="[=labelAcross + 7]" y="[=labelAlong + 2]">[=clip(shortLabel(link), 11)]</text>
    [#else]
  <text class="edge-label" x="[=upright?then(labelAcross, labelAlong)]" y="[=upright?then(labelAlong, labelAcross) - 6]" text-anchor="middle">[=clip(shortLabel(link), 11)]</text>
    [/#if]
  [/#list]
  [#list columns as places]
    [#local along = places?index * (boxAlong + gap)]
    [#list places?filter(place -> place.service??) as place]
      [#local across = centres[place.key] - sizes[place.key] / 2]
      [#local x = upright?then(across, along) y = upright?then(along, across)]
      [#local boxWidth = upright?then(sizes[place.key], boxAlong) boxHeight = upright?then(boxAlong, sizes[place.key])]
      [#local state = firstState(place.service)]
  <g class="state-[=state]" data-state-of="[=place.service.id]">
    <rect class="node" x="[=x]" y="[=y]" width="[=boxWidth]" height="[=boxHeight]" rx="10"/>
    <text class="node-title" x="[=x + 14]" y="[=y + boxHeight / 2 - 5]">[=clip(place.service.title, upright?then(14, 17))]</text>
    <text class="node-name" x="[=x + 14]" y="[=y + boxHeight / 2 + 14]">[=clip(place.service.id, upright?then(18, 21))]</text>
    <use class="state-icon" href="#icon-[=state]" x="[=x + boxWidth - 28]" y="[=y + boxHeight / 2 - 19]" width="16" height="16"/>
  </g>
    [/#list]
  [/#list]
</svg>
[/#macro]
[#-- One command with what it does. --]
[#macro command text]
<li class="command" data-copyable><code data-copy-text>[=text]</code>[@copyButton "the command " + text/]<span>[#nested]</span></li>[#t]
[/#macro]
[#assign withContainer = shown?filter(service -> service.container)]
[#assign editable = shown?filter(service -> service.directory?has_content && ["frontend", "backend"]?seq_contains(service.role))]
[#assign databases = shown?filter(service -> service.role == "database")]
[#assign inspected = (withContainer?filter(service -> service.role == "backend") + withContainer?filter(service -> service.role != "proxy") + withContainer)?first]
[#assign connected = shown?filter(service -> service.connections?has_content)]
[#assign front = shownRoutes?filter(route -> route.path == "/")]
[#assign apis = shownRoutes?filter(route -> route.path == "/api/")]
[#assign roleNames = {"proxy": "Proxy", "dashboard": "Dashboard", "frontend": "Front end", "backend": "Back end", "database": "Database", "admin": "Admin tool", "extra": "Extra"}]
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="referrer" content="no-referrer">
  <meta name="robots" content="noindex">
  <title>[=project.name] · Chimera</title>
  <link rel="icon" type="image/svg+xml" href="assets/mark.svg">
  <link rel="stylesheet" href="assets/dashboard.css">
  <script src="assets/theme.js"></script>
  <script type="module" src="assets/dashboard.js"></script>
</head>
<body class="min-h-dvh bg-canvas font-sans text-sm/6 text-ink antialiased">
  <a class="sr-only z-10 rounded-md bg-surface px-3 py-2 font-medium shadow-lg focus:not-sr-only focus:absolute focus:top-3 focus:left-3" href="#services">Skip to the services</a>

  <header class="border-b border-line bg-surface">
    <div class="mx-auto flex max-w-6xl items-center gap-3 px-4 py-2.5 sm:px-6">
      <img class="size-6" src="assets/mark.svg" alt="" width="24" height="24">
      <p class="font-semibold tracking-tight">Chimera</p>
      <fieldset class="ml-auto flex rounded-lg border border-line bg-canvas p-0.5" data-theme-choice hidden>
        <legend class="sr-only">Colours</legend>
        [#list {"light": "Light", "auto": "As the system", "dark": "Dark"} as value, label]
        <label class="theme-option" title="[=label]">
          <input class="sr-only" type="radio" name="theme" value="[=value]">
          [@icon "theme-" + value/]<span class="sr-only">[=label]</span>
        </label>
        [/#list]
      </fieldset>
    </div>
  </header>

  <main class="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
    <div class="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 py-8">
      <div class="min-w-0">
        [#if project.stack?has_content]
        <p class="font-mono text-xs text-muted">[=project.stack][#if project.variant?has_content] <span aria-hidden="true">·</span> [=project.variant][/#if]</p>
        [/#if]
        <h1 class="mt-1 text-3xl font-semibold tracking-tight break-words sm:text-4xl">[=project.name]</h1>
        <p class="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1">
          <span class="state-checking flex items-center gap-2 font-medium" data-summary>
            <svg class="state-icon size-5 shrink-0" aria-hidden="true"><use href="#icon-checking"/></svg>
            <span data-summary-text>Not checked yet</span>
          </span>
          <span class="text-muted" data-checked-at></span>
          <button type="button" class="icon-button" data-check-now hidden aria-label="Check now" title="Check now">[@icon "refresh"/]</button>
        </p>
      </div>
      [#if front?has_content || apis?has_content]
      <nav class="flex flex-wrap gap-2" aria-label="Application">
        [#if front?has_content]
        <a class="button-primary" href="/">Open the application [@icon "open"/]</a>
        [/#if]
        [#if apis?has_content]
        <a class="button" href="/api/">API [@icon "open"/]</a>
        [/#if]
      </nav>
      [/#if]
    </div>

    <noscript><p class="notice mb-6">State, ports and credentials need JavaScript; the links below work without it.</p></noscript>
    <p class="notice notice-bad mb-6" data-unreachable hidden>
      [@icon "down", "mt-1 size-4"/]<span>The stack does not answer. Start it with <code>chimera up</code>; this page then goes on by itself.</span>
    </p>
    <p class="sr-only" role="status" aria-live="polite" data-announcer></p>

    <section aria-labelledby="services">
      <h2 id="services" class="section-title mt-0" tabindex="-1">Services</h2>
      <div class="panel">
      <div class="service-columns hidden border-b border-line px-6 py-2 text-xs text-muted lg:grid" aria-hidden="true">
        <span>Service</span>
        <span class="facts"><span>Link</span><span>Port</span><span>Container</span></span>
        <span>State</span>
      </div>
      <ul class="divide-y divide-line" role="list">
      [#list shown as service]
        [#assign source = sourceOf(service) state = firstState(service)]
        [#assign serviceRoutes = shownRoutes?filter(route -> route.service == service.id)]
        [#assign opened = service.ports?filter(port -> port.purpose == "web")]
        <li id="service-[=service.id]" class="service service-columns state-[=state]" data-service="[=service.id]" data-state-of="[=service.id]" data-title="[=service.title]" data-source="[=source]"[#if source == "reported"] data-reporters="[=reportersOf(service)?join(" ")]"[/#if]>
          <div class="flex min-w-0 gap-3">
            <span class="role-tile">[@icon "role-" + service.role, "size-5"/]</span>
            <div class="min-w-0">
              <h3 class="flex flex-wrap items-baseline gap-x-2 font-semibold">[=service.title][#if service.title != roleNames[service.role]] <span class="text-xs font-normal text-muted">[=roleNames[service.role]]</span>[/#if]</h3>
              [#if service.description?has_content]
              <p class="text-muted">[=service.description]</p>
              [/#if]
            </div>
          </div>
          <p class="state-cell">
            <svg class="state-icon mt-1 size-4 shrink-0" aria-hidden="true"><use href="#icon-[=state]"/></svg>
            <span class="min-w-0">
              <span class="state-text block font-medium" data-state-text>[=(state == "unreported")?then("Not reported", "Not checked yet")]</span>
              <span class="block text-xs/5 text-muted" data-state-detail>[#if source == "none"]has no health route[#elseif source == "proxy" && !service.container]served by the proxy[/#if]</span>
            </span>
          </p>
          <dl class="facts">
            <div>
              <dt>Link</dt>
              <dd>
              [#list serviceRoutes as route]
                <a class="link" href="[=route.path]">[=route.path]</a>[#sep], [/#sep]
              [/#list]
              [#list opened as port]
                <a class="link" data-port-link="[=port.variable]">${[=port.variable]}</a>[#sep], [/#sep]
              [/#list]
              [#if !serviceRoutes?has_content && !opened?has_content]
                <span class="text-muted">none</span>
              [/#if]
              </dd>
            </div>
            <div>
              <dt>Port</dt>
              <dd class="tabular-nums">
              [#list service.ports as port]
                <span class="whitespace-nowrap"><var data-name="[=port.variable]" title="[=port.variable] in .env">${[=port.variable]}</var> <span class="text-muted"><span aria-hidden="true">→</span><span class="sr-only">to</span> [=port.container] [=port.purpose]</span></span>[#sep]<br>[/#sep]
              [#else]
                <span class="text-muted">[=service.container?then("not published", "none")]</span>
              [/#list]
              </dd>
            </div>
            <div>
              <dt>Container</dt>
              <dd class="flex items-start gap-1" data-copyable>
              [#if service.container]
                <code class="min-w-0 break-words" data-copy-text><var data-name="COMPOSE_PROJECT_NAME">${COMPOSE_PROJECT_NAME}</var>-[=service.id]-1</code>[@copyButton "the name of the container"/]
              [#else]
                <span class="text-muted">none, the proxy serves files</span>
              [/#if]
              </dd>
            </div>
          </dl>
        </li>
      [/#list]
      </ul>
      </div>
    </section>

    <section aria-labelledby="graph">
      <h2 id="graph" class="section-title">How they are wired</h2>
      [#if drawable]
      <figure class="panel p-4 sm:p-6">
        <div class="overflow-x-auto" role="region" aria-label="Picture of the services" tabindex="0" data-picture>
          [#assign few = columns?size <= 4]
          [@picture "wide", false, few?then("mx-auto hidden h-auto max-w-full lg:block", "mx-auto hidden h-auto max-w-full xl:block")/]
          [@picture "tall", true, few?then("mx-auto h-auto max-sm:max-w-none sm:max-w-full lg:hidden", "mx-auto h-auto max-sm:max-w-none sm:max-w-full xl:hidden")/]
        </div>
        <figcaption class="mt-5 flex flex-wrap gap-x-6 gap-y-1 text-xs text-muted">
          [#list {"routes": "sends requests to", "uses": "uses", "administers": "administers"} as kind, meaning]
          [#if links?filter(link -> link.kind == kind)?has_content]
          <span class="flex items-center gap-2"><svg class="h-2 w-7" viewBox="0 0 28 8" aria-hidden="true"><path class="edge edge-[=kind]" d="M0 4h28"/></svg>[=meaning]</span>
          [/#if]
          [/#list]
        </figcaption>
      </figure>
      [#else]
      <p class="panel p-4 text-muted sm:p-6">[=shown?size] services are too many for a picture.</p>
      [/#if]
    </section>

    [#if connected?has_content]
    <section aria-labelledby="connections">
      <h2 id="connections" class="section-title">Connections</h2>
      <ul class="panel divide-y divide-line" role="list">
      [#list connected as service]
        [#list service.connections as connection]
        <li class="grid gap-x-6 gap-y-2 px-4 py-4 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)]" data-connection data-copyable>
          <p class="min-w-0"><span class="block font-semibold">[=service.title]</span> <span class="block text-muted">[=connection.title]</span></p>
          <div class="flex min-w-0 flex-wrap items-start gap-2">
            <code class="code-line" data-copy-text>[#if connection.text?starts_with("http")]<a class="link" data-link>[@withVariables connection.text/]</a>[#else][@withVariables connection.text/][/#if]</code>
            <span class="flex gap-2">
              <button type="button" class="button-small" data-copy hidden>[@icon "copy"/]Copy</button>
              <button type="button" class="button-small" data-reveal aria-pressed="false" hidden>[@icon "show"/]<span data-reveal-text>Show</span></button>
            </span>
            <p class="w-full text-bad empty:hidden" role="status" data-problem></p>
          </div>
        </li>
        [/#list]
      [/#list]
      </ul>
      <p class="mt-3 text-xs/5 text-muted">Ports and passwords belong to this checkout alone. They stand in <code>.env</code>, which is readable by you only and never committed.</p>
    </section>
    [/#if]

    <section aria-labelledby="next">
      <h2 id="next" class="section-title">Next steps</h2>
      <div class="grid gap-4 lg:grid-cols-3">
        <div class="panel p-4 sm:p-6">
          <h3 class="font-semibold">Change something</h3>
          <ul class="prose-list" role="list">
            [#list editable as service]
            <li>Edit <code>[=service.directory]/</code>: [=service.title] runs what you save.</li>
            [/#list]
            <li><code>.env</code> holds this checkout’s ports; edit one and run <code>chimera up</code>.</li>
            <li><code>docker-compose.override.yml</code> is for your own additions; Chimera never writes it.</li>
            <li><code>chimera.yaml</code> says what the stack is made of; <code>chimera apply</code> brings the files in line and keeps your edits.</li>
          </ul>
        </div>
        <div class="panel p-4 sm:p-6">
          <h3 class="font-semibold">With Chimera</h3>
          <ul class="mt-3 space-y-3" role="list">
            [@command "chimera status"]State and address of every service.[/@command]
            [@command "chimera logs " + inspected.id]What [=inspected.title] writes.[/@command]
            [@command "chimera diff"]What <code>apply</code> would change.[/@command]
            [@command "chimera ports"]Who holds which port on this machine.[/@command]
            [@command "chimera down"]Stop; data is kept.[/@command]
          </ul>
        </div>
        <div class="panel p-4 sm:p-6">
          <h3 class="font-semibold">With Docker Compose</h3>
          <ul class="mt-3 space-y-3" role="list">
            [@command "docker compose ps"]Containers and their health.[/@command]
            [@command "docker compose logs -f " + inspected.id]Follow one service’s log.[/@command]
            [@command "docker compose exec " + inspected.id + " sh"]A shell inside [=inspected.title].[/@command]
            [@command "docker compose restart " + inspected.id]Start it anew.[/@command]
            [@command "docker compose down -v"]Stop and [#if databases?has_content]<strong class="font-semibold text-bad">delete the data</strong>[#else]delete volumes[/#if].[/@command]
          </ul>
        </div>
      </div>
    </section>
  </main>

  <footer class="border-t border-line">
    <p class="mx-auto max-w-6xl px-4 py-6 text-xs text-muted sm:px-6">Generated by Chimera from <code>chimera.yaml</code>. Nothing on this page leaves this machine.</p>
  </footer>
  <svg class="absolute" width="0" height="0" aria-hidden="true">
    <symbol id="icon-up" viewBox="0 0 16 16"><path fill="currentColor" fill-rule="evenodd" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.6 5.5a.75.75 0 0 0-1.2-.9L7.2 9.7 5.5 8a.75.75 0 0 0-1 1.06l2.3 2.3a.75.75 0 0 0 1.13-.08Z"/></symbol>
    <symbol id="icon-down" viewBox="0 0 16 16"><path fill="currentColor" fill-rule="evenodd" d="M5 1h6l4 4v6l-4 4H5l-4-4V5Zm.97 4.03a.66.66 0 0 0-.94.94L7.06 8l-2.03 2.03a.66.66 0 0 0 .94.94L8 8.94l2.03 2.03a.66.66 0 0 0 .94-.94L8.94 8l2.03-2.03a.66.66 0 0 0-.94-.94L8 7.06Z"/></symbol>
    <symbol id="icon-degraded" viewBox="0 0 16 16"><path fill="currentColor" fill-rule="evenodd" d="M6.9 1.9a1.25 1.25 0 0 1 2.2 0l5.7 10.9a1.25 1.25 0 0 1-1.1 1.85H2.3a1.25 1.25 0 0 1-1.1-1.85ZM8 5.25a.75.75 0 0 0-.75.75v3a.75.75 0 0 0 1.5 0V6A.75.75 0 0 0 8 5.25Zm0 5.6a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8Z"/></symbol>
    <symbol id="icon-checking" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3.3 3.24" stroke-linecap="round"/></symbol>
    <symbol id="icon-unknown" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.25" class="icon-line"/><path class="icon-line" d="M6.3 6.4a1.75 1.75 0 1 1 2.6 1.5c-.55.3-.9.6-.9 1.1"/><circle cx="8" cy="11.2" r=".85" fill="currentColor"/></symbol>
    <symbol id="icon-unreported" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.25" class="icon-line"/><path class="icon-line" d="M5.5 8h5"/></symbol>
    <symbol id="icon-copy" viewBox="0 0 16 16"><rect x="5.5" y="5.5" width="8" height="8" rx="1.5" class="icon-line"/><path class="icon-line" d="M3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1"/></symbol>
    <symbol id="icon-done" viewBox="0 0 16 16"><path class="icon-line" d="m3 8.5 3.25 3.25L13 4.75"/></symbol>
    <symbol id="icon-show" viewBox="0 0 16 16"><path class="icon-line" d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="2" class="icon-line"/></symbol>
    <symbol id="icon-hide" viewBox="0 0 16 16"><path class="icon-line" d="M6.3 3.7C6.8 3.6 7.4 3.5 8 3.5c4 0 6.5 4.5 6.5 4.5s-.7 1.25-1.95 2.45M4.1 4.9C2.45 6.15 1.5 8 1.5 8S4 12.5 8 12.5c1.35 0 2.5-.5 3.5-1.15M2.5 2.5l11 11M6.6 6.6a2 2 0 0 0 2.8 2.8"/></symbol>
    <symbol id="icon-open" viewBox="0 0 16 16"><path class="icon-line" d="M5 11 11 5M6 5h5v5"/></symbol>
    <symbol id="icon-refresh" viewBox="0 0 16 16"><path class="icon-line" d="M13.25 6.5A5.5 5.5 0 1 0 13.5 8.5M13.5 3v3.5H10"/></symbol>
    <symbol id="icon-theme-light" viewBox="0 0 16 16"><circle cx="8" cy="8" r="2.75" class="icon-line"/><path class="icon-line" d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"/></symbol>
    <symbol id="icon-theme-dark" viewBox="0 0 16 16"><path class="icon-line" d="M13.5 9.3A5.75 5.75 0 0 1 6.7 2.5a5.75 5.75 0 1 0 6.8 6.8Z"/></symbol>
    <symbol id="icon-theme-auto" viewBox="0 0 16 16"><rect x="2" y="2.75" width="12" height="8" rx="1.25" class="icon-line"/><path class="icon-line" d="M6 13.5h4M8 10.75v2.75"/></symbol>
    <symbol id="icon-role-proxy" viewBox="0 0 20 20"><circle cx="4.5" cy="10" r="2" class="icon-line"/><circle cx="15.5" cy="4.5" r="2" class="icon-line"/><circle cx="15.5" cy="15.5" r="2" class="icon-line"/><path class="icon-line" d="M6.5 10h3.25m0 0c2.25 0 1.25-5.5 3.75-5.5M9.75 10c2.25 0 1.25 5.5 3.75 5.5"/></symbol>
    <symbol id="icon-role-dashboard" viewBox="0 0 20 20"><rect x="2.75" y="2.75" width="6" height="8" rx="1.25" class="icon-line"/><rect x="11.25" y="2.75" width="6" height="4.5" rx="1.25" class="icon-line"/><rect x="2.75" y="13.25" width="6" height="4" rx="1.25" class="icon-line"/><rect x="11.25" y="9.75" width="6" height="7.5" rx="1.25" class="icon-line"/></symbol>
    <symbol id="icon-role-frontend" viewBox="0 0 20 20"><rect x="2.5" y="3.5" width="15" height="13" rx="2" class="icon-line"/><path class="icon-line" d="M2.5 7.5h15M5 5.5h.01M7.25 5.5h.01"/></symbol>
    <symbol id="icon-role-backend" viewBox="0 0 20 20"><path class="icon-line" d="m6.5 6.5-4 3.5 4 3.5M13.5 6.5l4 3.5-4 3.5M11.25 4.5l-2.5 11"/></symbol>
    <symbol id="icon-role-database" viewBox="0 0 20 20"><ellipse cx="10" cy="4.75" rx="6.5" ry="2.25" class="icon-line"/><path class="icon-line" d="M3.5 4.75v10.5c0 1.25 2.9 2.25 6.5 2.25s6.5-1 6.5-2.25V4.75M3.5 10c0 1.25 2.9 2.25 6.5 2.25s6.5-1 6.5-2.25"/></symbol>
    <symbol id="icon-role-admin" viewBox="0 0 20 20"><path class="icon-line" d="M3 6h6.5M14.5 6H17M3 14h2.5M10.5 14H17"/><circle cx="12" cy="6" r="2.25" class="icon-line"/><circle cx="8" cy="14" r="2.25" class="icon-line"/></symbol>
    <symbol id="icon-role-extra" viewBox="0 0 20 20"><rect x="3" y="3" width="14" height="14" rx="3" class="icon-line"/><path class="icon-line" d="M10 6.75v6.5M6.75 10h6.5"/></symbol>
  </svg>
</body>
</html>
