package org.gongkai.platform.table;

/**
 * What an export held, whatever its format.
 *
 * @param rows how many rows, the heading not counted
 * @param sha256 SHA-256, in lower-case hex, of the rows' canonical form: the bytes of the NDJSON
 *     file of the same rows. {@code sha256sum export.ndjson} recomputes it.
 */
public record ExportSummary(long rows, String sha256) {}
