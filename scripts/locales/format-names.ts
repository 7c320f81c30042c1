/** The formats that translators' tools read and write, as they are named on the command line. */
export const formatNames = ["xliff-2.0", "xliff-1.2", "po", "i18next"] as const;

export type FormatName = (typeof formatNames)[number];
