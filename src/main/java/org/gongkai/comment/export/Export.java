package org.gongkai.comment.export;

import java.util.UUID;

/**
 * An export that the audit trail knows of.
 *
 * @param id of its first entry there
 * @param by the token's subject
 */
record Export(UUID id, ExportOrder order, String by) {}
