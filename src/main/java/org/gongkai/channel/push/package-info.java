/** Notifications to the mobile apps through JPush. */
@NullMarked
package org.gongkai.channel.push;

import org.jspecify.annotations.NullMarked;
