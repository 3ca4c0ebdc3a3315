package org.bonewise.demo;

/**
 * What the playground tells about a sample patient.
 *
 * @param id the id of the Patient resource and the name of the record's file
 * @param title the clinical situation in one line
 * @param story what the record holds
 * @param expect what the service should say
 */
record PatientStory(String id, String title, String story, String expect) {}
