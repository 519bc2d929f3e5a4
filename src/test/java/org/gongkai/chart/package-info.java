/**
 * The Helm chart: rendered by real Helm, held against the types of Kubernetes and our own settings.
 */
@NullMarked
package org.gongkai.chart;

import org.jspecify.annotations.NullMarked;
