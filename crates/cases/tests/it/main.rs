//! The room on both databases: what use cases save, who may, and what pages show.

#[cfg(test)]
mod appeal_pages;
#[cfg(test)]
mod appeals;
#[cfg(test)]
mod applications;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod case_pages;
#[cfg(test)]
mod contact_pages;
#[cfg(test)]
mod contacts;
#[cfg(test)]
mod coordinated_contacts;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod delegations;
#[cfg(test)]
mod handed_between;
#[cfg(test)]
mod handed_orders;
#[cfg(test)]
mod handovers;
#[cfg(test)]
mod inquiry_scene;
#[cfg(test)]
mod investigations;
#[cfg(test)]
mod letter_scene;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod not_executed;
#[cfg(test)]
mod order_pages;
#[cfg(test)]
mod order_scene;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod shared_plans;
