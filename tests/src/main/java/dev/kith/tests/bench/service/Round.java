package dev.kith.tests.bench.service;

import java.util.Map;
import java.util.Optional;

/** A quiet phase and a loaded one beside it. */
record Round(Phase quiet, Phase loaded, LoadResult load) {

    /**
     * What the service did in a phase.
     *
     * @param cpu seconds of processor time by part; empty where the system does not tell
     */
    record Phase(double seconds, double stepsPerSecond, Optional<Map<ProcessThreads.Part, Double>> cpu) {

        /** How many processors a part of the service uses. */
        Optional<Double> processors(ProcessThreads.Part part) {
            return cpu.map(by -> by.getOrDefault(part, 0.0) / seconds);
        }

        /** The same of everything that is no training. */
        private Optional<Double> beside() {
            return processors(ProcessThreads.Part.SERVICE)
                    .flatMap(service -> processors(ProcessThreads.Part.MACHINE).map(machine -> service + machine));
        }
    }

    /** By what share the run is slower under load. */
    double loss() {
        return 1 - loaded.stepsPerSecond() / quiet.stepsPerSecond();
    }

    /** The share of all processors that the client takes, and the service more than in quiet. */
    Optional<Double> share(int processors) {
        return loaded.beside().flatMap(with -> quiet.beside().map(without -> (with - without + client()) / processors));
    }

    /** How many processors the client uses. */
    double client() {
        return load.cpuSeconds() / load.seconds();
    }
}
