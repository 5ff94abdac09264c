package org.truebounce.stream.port;

import java.util.Properties;

/// Where the job's topics are.
///
/// @param servers the brokers that are asked first, with commas between them
/// @param group the consumer group, which also names the job's transactions
/// @param avro whether Diagnoses are written in Avro, else in JSON
/// @param bounded whether the job ends at what the topics hold when it starts
/// @param more settings of the Kafka clients
public record KafkaSettings(String servers, String group, boolean avro, boolean bounded, Properties more) {}
