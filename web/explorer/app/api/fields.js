/** The fields of a source that `SourceList` shows. */
export const SOURCE_FIELDS = "id title url publisher date";
