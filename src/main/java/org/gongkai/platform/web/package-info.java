/**
 * HTTP conventions shared by every resource: JSON, entity tags, keyset paging, idempotent writes,
 * size limits.
 */
@NullMarked
package org.gongkai.platform.web;

import org.jspecify.annotations.NullMarked;
