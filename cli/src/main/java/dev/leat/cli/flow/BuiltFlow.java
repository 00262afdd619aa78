package dev.leat.cli.flow;

import dev.leat.Dataset;
import dev.leat.io.Sink;
import java.util.Optional;

/**
 * What a flow has become.
 *
 * @param dataset its rows
 * @param sink where they are written to, or empty when the flow does not say
 */
public record BuiltFlow(Dataset dataset, Optional<Sink> sink) {}
