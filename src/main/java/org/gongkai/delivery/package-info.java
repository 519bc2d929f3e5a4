/** The table of deliveries: claim, send, record, retry, recover. */
@NullMarked
package org.gongkai.delivery;

import org.jspecify.annotations.NullMarked;
