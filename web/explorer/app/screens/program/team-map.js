import { readAll, useLoaded } from "../../api/use-loaded.js";
import { answer } from "../../components/answer.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { NodeLinks, nameOf } from "../../components/node-link.js";
import { Skeleton } from "../../components/skeleton.js";
import { apiLanguage, inLanguage } from "../../i18n/language.js";
import { texts as common } from "../../i18n/texts.js";
import { nodeAddress } from "../../links.js";
import { Figure } from "../../map/figure.js";
import { useGeography } from "../../map/geography.js";
import { Legend } from "../../map/legend.js";
import { placesOf, ShapeNotes } from "../../map/places.js";
import { REGIONS } from "../../map/queries.js";
import { texts as ofMaps } from "../../map/texts.js";
import { html } from "../../vendor/preact.js";
import { TEAM_PLACES } from "./queries.js";
import { texts } from "./texts.js";

/**
 * @import { TeamPlacesQuery } from "../../api/operations.js"
 * @import { Loaded } from "../../api/use-loaded.js"
 * @import { Item } from "../../api/use-pages.js"
 * @import { Geography } from "../../map/geography.js"
 * @typedef {Item<NonNullable<TeamPlacesQuery["cohort"]>["teams"]>} Team
 * @typedef {NonNullable<Team["territory"]>} Territory
 */

/** The countries that have a map. */
const COUNTRIES = /** @type {const} */ (["ru", "us"]);
const LEVEL = "level-3";

/**
 * The teams of a cohort on the maps of their countries: their regions in colour, their municipalities as points.
 *
 * @param {{id: string, table: string}} props  table: the id of the table of the teams
 */
export function TeamMap({ id, table }) {
  const t = inLanguage(texts);
  const lang = apiLanguage.value;
  /** @type {Loaded<Team[]>} */
  const { value, error, retry } = useLoaded([id, lang].join(), (_, signal) =>
    readAll(TEAM_PLACES, { id, lang }, (data) => data.cohort?.teams, "nodes", signal),
  );
  if (error) return html`<${ErrorNotice} text=${error.text} retryAfter=${error.retryAfter} retry=${retry} />`;
  if (!value) return html`<div class="team-map"><div class="map-space"><${Skeleton} /></div></div>`;
  const countries = COUNTRIES.filter((country) => ofCountry(value, country).length > 0);
  const elsewhere = value.filter((team) => !countries.some((country) => ofCountry([team], country).length > 0));
  const hasPoints = value.some((team) => team.territory && isPoint(team.territory));
  return html`
    <div class="team-map stack">
      ${countries.length > 0 && html`
        <${Legend} title=${t.teamMap} items=${[{ level: LEVEL, text: t.teamRegion }]} points=${hasPoints ? t.teamTerritory : ""} />
      `}
      ${countries.map((country) => html`<${CountryTeams} key=${country} country=${country} teams=${ofCountry(value, country)} table=${table} />`)}
      ${elsewhere.length > 0 && html`<p class="prose small quiet">${inLanguage(ofMaps).elsewhere} <${NodeLinks} nodes=${elsewhere} />.</p>`}
    </div>
  `;
}

function ofCountry(/** @type {Team[]} */ teams, /** @type {typeof COUNTRIES[number]} */ country) {
  return teams.filter((team) => team.territory?.country === country.toUpperCase());
}

/** Return whether a territory is a municipality with coordinates. */
function isPoint(/** @type {Territory} */ territory) {
  return territory.id !== territory.region?.id && territory.latitude !== null && territory.longitude !== null;
}

/** @param {{country: typeof COUNTRIES[number], teams: Team[], table: string}} props */
function CountryTeams({ country, teams, table }) {
  const { geography, failed, retry } = useGeography(country);
  if (failed) return html`<${ErrorNotice} text=${inLanguage(common).screenFailed} retry=${retry} />`;
  if (!geography) return html`<div class="map-space"><${Skeleton} /></div>`;
  return answer({
    query: REGIONS,
    variables: { country: country.toUpperCase(), lang: apiLanguage.value },
    lines: 8,
    children: ({ regions }) => html`<${Drawing} geography=${geography} regions=${regions?.nodes ?? []} teams=${teams} table=${table} />`,
  });
}

/** @param {{geography: Geography, regions: any[], teams: Team[], table: string}} props */
function Drawing({ geography, regions, teams, table }) {
  const t = inLanguage(texts);
  const places = placesOf(geography, regions);
  const shown = places.map((each) => {
    const members = teams.filter((team) => each.region && team.territory?.region?.id === each.region.id);
    const isHome = members.length > 0;
    return { ...each, text: inWords(members, each.name), level: isHome ? LEVEL : "level-0", href: isHome ? nodeAddress(each.region.id) : "" };
  });
  const territories = [...new Map(teams.flatMap(({ territory }) => (territory ? [[territory.id, territory]] : []))).values()];
  const points = territories.filter(isPoint).map((each) => {
    const name = nameOf(each);
    const at = /** @type {[number, number]} */ ([each.longitude, each.latitude]);
    return { id: each.id, name, text: inWords(teams.filter((team) => team.territory?.id === each.id), name), at };
  });
  const onMap = new Set(shown.map(({ region }) => region?.id));
  const unplaced = territories.filter((each) => !isPoint(each) && each.id !== each.region?.id);
  const inRegion = unplaced.filter((each) => onMap.has(each.region?.id));
  const elsewhere = territories.filter((each) => !onMap.has(each.region?.id) && !points.some(({ id }) => id === each.id));
  return html`
    <div class="map-space">
      <${Figure} title=${t.teamMap} hint=${t.mapHint} geography=${geography} shown=${shown} points=${points} table=${table} />
    </div>
    <div class="prose small quiet stack-small">
      ${inRegion.length > 0 && html`<p>${t.regionOnly} <${NodeLinks} nodes=${inRegion} />.</p>`}
      <${ShapeNotes} places=${places}>
        ${elsewhere.length > 0 && html`<p>${inLanguage(ofMaps).elsewhere} <${NodeLinks} nodes=${elsewhere} />.</p>`}
      <//>
    </div>
  `;
}

/** The names of the teams and of their territories other than the place itself, and the number of their projects. */
function inWords(/** @type {Team[]} */ teams, /** @type {string} */ place) {
  const names = new Set(teams.flatMap((team) => [team.territory ? nameOf(team.territory) : "", nameOf(team)]));
  const projects = teams.reduce((sum, team) => sum + team.projects.totalCount, 0);
  return [...[...names].filter((name) => name && name !== place), inLanguage(texts).projectsOf(projects)].join(", ");
}
