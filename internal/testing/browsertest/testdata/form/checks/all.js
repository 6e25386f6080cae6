// All checks: functions without parameters, which throw when something is
// wrong. What takes parameters is for the tests in Go.
export * from "./dossier.js";
export * from "./file.js";
export * from "./labels.js";
export * from "./lock.js";
export * from "./merge.js";
export * from "./records.js";
export * from "./share.js";
export * from "./store.js";
export * from "./tabs.js";
export * from "./typed.js";
export * from "./undo.js";
