/**
 * Pipelines written as data: reads flow files and makes datasets of them.
 *
 * <p>A file becomes {@linkplain FlowNode nodes} with places, parameters are put in, nodes become
 * {@linkplain Step steps}, and steps become a dataset. Whatever is wrong is told with its line.
 */
package dev.leat.cli.flow;
