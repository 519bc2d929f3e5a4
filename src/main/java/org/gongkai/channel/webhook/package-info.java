/** Channels that are anybody's own server, told by signed messages (Standard Webhooks). */
@NullMarked
package org.gongkai.channel.webhook;

import org.jspecify.annotations.NullMarked;
